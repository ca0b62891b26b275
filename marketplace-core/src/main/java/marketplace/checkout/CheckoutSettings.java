package marketplace.checkout;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Ordering.
 *
 * @param hold how long goods are held for whoever pays online
 * @param notice folder with the EU's notice on the legal guarantee as eu-notice-de.svg and so on, unmodified (R24)
 * @param noticeRequired whether nothing may be sold without it, as in production
 */
@ConfigurationProperties("checkout")
public record CheckoutSettings(
        @DefaultValue("15m") Duration hold,
        @Nullable Path notice,
        @DefaultValue("false") boolean noticeRequired) {}
