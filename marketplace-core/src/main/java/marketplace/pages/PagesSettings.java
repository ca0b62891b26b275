package marketplace.pages;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the pages.
 *
 * @param partLimit how long one part of the frame may take before a page goes without it
 * @param formTargets origins a form of ours may end at by redirect, such as the identity provider on signing out
 * @param kept how much of finished pages is kept in memory
 * @param gallery whether /design shows every part in every state
 */
@Validated
@ConfigurationProperties("pages")
public record PagesSettings(
        @NotNull @DefaultValue("2s") Duration partLimit,
        @DefaultValue List<String> formTargets,
        @NotNull @DefaultValue("16MB") DataSize kept,
        @DefaultValue("false") boolean gallery) {}
