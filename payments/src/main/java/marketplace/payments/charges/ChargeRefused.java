package marketplace.payments.charges;

import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Refusal;

/** Why a command about money is refused. */
public abstract sealed class ChargeRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private ChargeRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    static final class AmountOutOfRange extends ChargeRefused {
        private static final long serialVersionUID = 1;

        AmountOutOfRange(long least, long most) {
            super(
                    Kind.INVALID,
                    "amount-out-of-range",
                    "An amount lies between %d and %d cents.".formatted(least, most));
        }
    }

    static final class NoSuchCharge extends ChargeRefused {
        private static final long serialVersionUID = 1;

        NoSuchCharge(OrderId order) {
            super(Kind.ABSENT, "no-such-charge", "No payment is known for order " + order + ".");
        }
    }

    static final class NoSuchMethod extends ChargeRefused {
        private static final long serialVersionUID = 1;

        NoSuchMethod(PurchaseId purchase) {
            super(Kind.ABSENT, "no-such-method", "No card was asked for in purchase " + purchase + ".");
        }
    }

    static final class MethodNotReady extends ChargeRefused {
        private static final long serialVersionUID = 1;

        MethodNotReady(PurchaseId purchase) {
            super(Kind.INVALID, "method-not-ready", "Purchase " + purchase + " has no card that can be charged yet.");
        }
    }

    static final class Differs extends ChargeRefused {
        private static final long serialVersionUID = 1;

        Differs(Object id) {
            super(Kind.CONFLICT, "command-differs", "Something else was already commanded under " + id + ".");
        }
    }

    static final class NotNow extends ChargeRefused {
        private static final long serialVersionUID = 1;

        NotNow(String what, ChargeState state) {
            super(Kind.CONFLICT, "not-now", "A payment that is %s cannot be %s.".formatted(Charge.nameOf(state), what));
        }
    }

    static final class MoreThanHeld extends ChargeRefused {
        private static final long serialVersionUID = 1;

        MoreThanHeld() {
            super(Kind.INVALID, "more-than-held", "No more can be taken than was held, and no less than one cent.");
        }
    }

    static final class MoreThanTaken extends ChargeRefused {
        private static final long serialVersionUID = 1;

        MoreThanTaken() {
            super(
                    Kind.INVALID,
                    "more-than-taken",
                    "No more can be given back than was taken, and no less than one cent.");
        }
    }
}
