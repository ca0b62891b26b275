package marketplace.payments.stripe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Stripe is reached.
 *
 * @param base Stripe's address, or the sandbox's on loopback
 * @param script the page's script, empty for the one that belongs to the base
 * @param platformSecret signs events of the platform
 * @param connectSecret signs events of connected accounts
 * @param atOnce calls under way at the same time
 * @param production whether real money moves: test keys and the sandbox are refused then
 * @param pursue how often unanswered calls are looked for
 */
@Validated
@ConfigurationProperties("stripe")
public record StripeSettings(
        @NotBlank String secretKey,
        @NotBlank String publishableKey,
        @DefaultValue(OWN) String base,
        @DefaultValue("") String script,
        @NotBlank String platformSecret,
        @NotBlank String connectSecret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @Min(1) @Max(256) @DefaultValue("32") int atOnce,
        @DefaultValue("false") boolean production,
        @DefaultValue("2s") Duration pursue) {

    static final String OWN = "https://api.stripe.com";
    private static final String OWN_SCRIPT = "https://js.stripe.com/dahlia/stripe.js";

    public StripeSettings {
        boolean test = secretKey.contains("_test_");
        if (production && (test || !base.equals(OWN))) {
            throw new IllegalArgumentException("In production Stripe itself is asked, with a live key");
        }
        if (!production && !test) {
            throw new IllegalArgumentException("Outside production only test keys are used");
        }
    }

    /** Longer than a look may take, with what it leads to: after that whoever had it in hand is taken for dead. */
    public Duration lease() {
        return connectTimeout.plus(readTimeout).multipliedBy(2);
    }

    /** Where the page loads Stripe's script from. */
    public String scriptUrl() {
        if (!script.isEmpty()) {
            return script;
        }
        return base.equals(OWN) ? OWN_SCRIPT : base + "/v3/";
    }
}
