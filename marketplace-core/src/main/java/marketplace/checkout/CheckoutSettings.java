package marketplace.checkout;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Ordering.
 *
 * @param notice folder with the EU's notice on the legal guarantee as eu-notice-de.svg and so on, unmodified (R24)
 * @param noticeRequired whether nothing may be sold without it, as in production
 */
@ConfigurationProperties("checkout")
public record CheckoutSettings(
        @Nullable Path notice, @DefaultValue("false") boolean noticeRequired) {}
