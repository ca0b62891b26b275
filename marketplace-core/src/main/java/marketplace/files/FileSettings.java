package marketplace.files;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where files are kept.
 *
 * @param folder for one instance alone
 * @param linkKey signs links to private files; empty: a fresh one at each start, which ends the links of before
 * @param linkLife how long such a link holds
 */
@Validated
@ConfigurationProperties("files")
public record FileSettings(
        @NotNull @DefaultValue(".data/files") Path folder,
        @DefaultValue("") String linkKey,
        @NotNull @DefaultValue("10m") Duration linkLife) {}
