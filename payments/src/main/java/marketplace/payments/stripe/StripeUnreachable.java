package marketplace.payments.stripe;

import marketplace.shared.Refusal;

/** Stripe does not answer now; asking again later is right. */
public final class StripeUnreachable extends Refusal {
    private static final long serialVersionUID = 1;

    StripeUnreachable(Throwable cause) {
        super(Kind.BUSY, "stripe-unreachable", "Stripe does not answer right now. Try again in a moment.");
        initCause(cause);
    }
}
