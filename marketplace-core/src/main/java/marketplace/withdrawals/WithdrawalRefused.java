package marketplace.withdrawals;

import marketplace.shared.Refusal;

/** What withdrawals refuse; never for what an order is or is not. */
public abstract sealed class WithdrawalRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private WithdrawalRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Something the law asks for is missing. */
    public static final class Incomplete extends WithdrawalRefused {
        private static final long serialVersionUID = 1;

        Incomplete() {
            super(
                    Kind.INVALID,
                    "withdrawal-incomplete",
                    "A withdrawal needs a name, an order number or a description of the contract, and a mail address.");
        }
    }

    /** The same form was sent before with other words. */
    static final class OtherWords extends WithdrawalRefused {
        private static final long serialVersionUID = 1;

        OtherWords() {
            super(
                    Kind.CONFLICT,
                    "withdrawal-other-words",
                    "This form was sent before with other words. Please open a new one.");
        }
    }

    /** No such withdrawal or case for whoever asks. */
    static final class Absent extends WithdrawalRefused {
        private static final long serialVersionUID = 1;

        Absent() {
            super(Kind.ABSENT, "no-such-withdrawal", "There is no such withdrawal.");
        }
    }

    /** The operator looked for an order that is not there. */
    public static final class UnknownOrder extends WithdrawalRefused {
        private static final long serialVersionUID = 1;

        UnknownOrder() {
            super(Kind.INVALID, "unknown-order-number", "No order has this number.");
        }
    }
}
