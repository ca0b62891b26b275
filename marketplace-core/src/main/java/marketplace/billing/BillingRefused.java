package marketplace.billing;

import marketplace.shared.Refusal;

/** What billing refuses. */
public abstract sealed class BillingRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private BillingRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Payments does not answer; nothing is lost. */
    public static final class Resting extends BillingRefused {
        private static final long serialVersionUID = 1;

        public Resting() {
            super(
                    Kind.BUSY,
                    "payments-resting",
                    "Payments does not answer just now. Nothing was charged. Please try again.");
        }
    }

    /** A merchant of the purchase cannot be paid by card yet. */
    public static final class NotReady extends BillingRefused {
        private static final long serialVersionUID = 1;

        public NotReady() {
            super(Kind.CONFLICT, "merchant-not-ready", "One of the merchants cannot take cards yet.");
        }
    }
}
