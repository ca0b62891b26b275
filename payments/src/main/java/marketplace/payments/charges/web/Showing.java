package marketplace.payments.charges.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import marketplace.payments.charges.Charge;
import marketplace.payments.charges.ChargeState;
import marketplace.payments.charges.ChargeState.ActionRequired;
import marketplace.payments.charges.ChargeState.Failed;
import marketplace.payments.charges.ChargeState.Open;
import marketplace.payments.charges.Charges;
import marketplace.payments.charges.Method;
import marketplace.payments.charges.Terms;
import marketplace.payments.feed.ChargeFacts;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.payments.stripe.StripeSettings;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Charges and cards as others see them. */
@Component
class Showing {

    private final StripeSettings stripe;

    Showing(StripeSettings stripe) {
        this.stripe = stripe;
    }

    /** What the payment page needs to let the buyer enter or confirm. */
    record Page(
            String script, String publishableKey, @Nullable String account, String clientSecret) {}

    record Shown(
            @JsonUnwrapped ChargeFacts charge,
            @Nullable Page page,
            @Nullable String actionUrl,
            boolean underWay) {}

    /** @param url of Stripe's own page, or of the bank */
    record ShownMethod(
            PurchaseId purchase,
            int attempt,
            String state,
            @Nullable Page page,
            @Nullable String url,
            @Nullable Failure failure,
            long version,
            boolean underWay) {}

    ShownMethod of(Method method, boolean underWay) {
        var found = method.found();
        return new ShownMethod(
                method.purchase(),
                method.asked().attempt(),
                found.state().name(),
                found.secret() == null ? null : page(null, found.secret()),
                found.url(),
                found.failure(),
                method.version(),
                underWay);
    }

    Shown of(Charge charge, boolean underWay) {
        String url = charge.state() instanceof ActionRequired asked ? asked.url() : null;
        return new Shown(Charges.factsOf(charge), page(charge), url, underWay);
    }

    Page page(@Nullable String account, String secret) {
        return new Page(stripe.scriptUrl(), stripe.publishableKey(), account, secret);
    }

    private @Nullable Page page(Charge charge) {
        String secret = secret(charge.state());
        boolean entered = charge.terms().way() == Terms.Way.ENTERED || charge.state() instanceof ActionRequired;
        return entered && secret != null ? page(charge.account(), secret) : null;
    }

    private static @Nullable String secret(ChargeState state) {
        return switch (state) {
            case Open open -> open.secret();
            case ActionRequired asked -> asked.secret();
            case Failed failed -> failed.secret();
            case ChargeState _ -> null;
        };
    }
}
