package marketplace.billing;

import java.util.List;
import marketplace.shared.Money;
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

    /** No refund of this order under that id. */
    public static final class NoSuchRefund extends BillingRefused {
        private static final long serialVersionUID = 1;

        public NoSuchRefund() {
            super(Kind.ABSENT, "no-such-refund", "No such refund.");
        }
    }

    /** Nothing was taken by card, all of it went back already, or the bank decides about it. */
    public static final class NothingToGiveBack extends BillingRefused {
        private static final long serialVersionUID = 1;

        public NothingToGiveBack() {
            super(Kind.CONFLICT, "nothing-to-give-back", "Nothing of this order can be given back by card.");
        }
    }

    /** Something else was given back under the same id. */
    public static final class OtherRefund extends BillingRefused {
        private static final long serialVersionUID = 1;

        public OtherRefund() {
            super(Kind.CONFLICT, "other-refund", "Something else was given back under this id. Please begin anew.");
        }
    }

    /** More than was taken and not yet given back, or nothing at all. */
    public static final class MoreThanLeft extends BillingRefused {
        private static final long serialVersionUID = 1;

        private final long leftCents;

        public MoreThanLeft(Money left) {
            super(Kind.INVALID, "more-than-left", "Between 1 and %d cents can be given back.".formatted(left.minor()));
            this.leftCents = left.minor();
        }

        public Money left() {
            return Money.euro(leftCents);
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("amount", slug(), getMessage()));
        }
    }
}
