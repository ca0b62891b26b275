package marketplace.billing;

import marketplace.shared.OrderId;
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

    /** The payment house did not let what was held be taken; the goods stay in the house until it does. */
    public static final class NotTaken extends BillingRefused {
        private static final long serialVersionUID = 1;

        public NotTaken(OrderId order) {
            super(Kind.CONFLICT, "payment-not-taken", "The payment of order " + order + " could not be taken.");
        }
    }

    /** The payment house takes so little, or so much, from no card. */
    public static final class AmountOutOfRange extends BillingRefused {
        private static final long serialVersionUID = 1;

        public AmountOutOfRange() {
            super(Kind.CONFLICT, "amount-not-by-card", "This amount cannot be paid by card.");
        }
    }

    /** The payment is in another state than the one that was looked at. */
    public static final class MovedOn extends BillingRefused {
        private static final long serialVersionUID = 1;

        public MovedOn() {
            super(Kind.CONFLICT, "payment-moved-on", "The payment has moved on meanwhile. Please look again.");
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
