package marketplace.payments.stripe;

import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether a message comes from Stripe: its signature on the raw body, not older than five minutes, not from the future. */
@Component
public class Signatures {

    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(30);
    private static final Pattern TIME = Pattern.compile("(?:^|,)t=(\\d{1,12})(?:,|$)");

    private final StripeSettings settings;
    private final Clock clock;

    Signatures(StripeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Which endpoint a message came to; each has its own secret. */
    public enum Endpoint {
        PLATFORM,
        CONNECT
    }

    public boolean verify(Endpoint endpoint, String body, String header) {
        try {
            return !isFromTheFuture(header)
                    && Webhook.Signature.verifyHeader(body, header, secret(endpoint), OLDEST.toSeconds(), clock);
        } catch (SignatureVerificationException _) {
            return false;
        }
    }

    /** The version of the API our library reads. */
    public String apiVersion() {
        return Stripe.API_VERSION;
    }

    private String secret(Endpoint endpoint) {
        return endpoint == Endpoint.PLATFORM ? settings.platformSecret() : settings.connectSecret();
    }

    private boolean isFromTheFuture(String header) {
        var time = Optional.of(TIME.matcher(header))
                .filter(java.util.regex.Matcher::find)
                .map(found -> Long.parseLong(found.group(1)));
        long latest = clock.instant().plus(CLOCKS_DIFFER_BY).getEpochSecond();
        return time.filter(seconds -> seconds <= latest).isEmpty();
    }
}
