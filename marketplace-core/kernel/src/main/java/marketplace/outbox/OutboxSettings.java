package marketplace.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Followers and timed work.
 *
 * @param poll how often they look by themselves
 * @param running whether they start with the service; tests run them by hand
 */
@ConfigurationProperties("outbox")
public record OutboxSettings(
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("true") boolean running) {}
