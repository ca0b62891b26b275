package marketplace.billing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where payments is.
 *
 * @param payments where the service payments answers
 * @param patience for its answers, which may take twelve seconds
 */
@ConfigurationProperties("billing")
public record BillingSettings(
        @DefaultValue("http://127.0.0.1:8082") String payments,
        @DefaultValue("15s") Duration patience) {}
