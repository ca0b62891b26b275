package marketplace.search.following;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The core service.
 *
 * @param timeout how long one answer may take
 * @param largest how much one page of documents may be
 */
@ConfigurationProperties("core")
public record CoreSettings(
        @DefaultValue("http://127.0.0.1:8080") String url,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("32MB") DataSize largest) {}
