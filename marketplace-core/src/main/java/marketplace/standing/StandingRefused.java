package marketplace.standing;

import marketplace.shared.Refusal;

/** What standing orders refuse. */
public abstract sealed class StandingRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private StandingRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** There is none, or it is not hers. */
    static final class Absent extends StandingRefused {
        private static final long serialVersionUID = 1;

        Absent() {
            super(Kind.ABSENT, "no-such-standing-order", "There is no such standing order or line.");
        }
    }

    /** Nobody learns which of the two is wrong. */
    static final class NotNamed extends StandingRefused {
        private static final long serialVersionUID = 1;

        NotNamed() {
            super(
                    Kind.INVALID,
                    "standing-order-not-named",
                    "There is no standing order with this number whose letters go to this address.");
        }
    }

    static final class Ended extends StandingRefused {
        private static final long serialVersionUID = 1;

        Ended() {
            super(
                    Kind.CONFLICT,
                    "standing-order-ended",
                    "This standing order has ended and cannot be changed any more.");
        }
    }

    static final class Pieces extends StandingRefused {
        private static final long serialVersionUID = 1;

        Pieces() {
            super(Kind.INVALID, "standing-order-pieces", "A line has between 1 and 99 pieces.");
        }
    }

    /** Without a line there is nothing left to come. */
    static final class LastLine extends StandingRefused {
        private static final long serialVersionUID = 1;

        LastLine() {
            super(Kind.CONFLICT, "standing-order-last-line", "This is the last line. End the standing order instead.");
        }
    }

    static final class TooMany extends StandingRefused {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(
                    Kind.CONFLICT,
                    "too-many-standing-orders",
                    "One person has at most twenty standing orders at a time.");
        }
    }

    /** Somebody has to be there to fetch it, or to agree on a date. */
    public static final class NotBrought extends StandingRefused {
        private static final long serialVersionUID = 1;

        public NotBrought() {
            super(
                    Kind.INVALID,
                    "standing-order-not-brought",
                    "Only goods that are brought to the door or to a pickup point come by standing order.");
        }
    }

    /** Nobody is there to pay when it is bought. */
    public static final class NotPaidAlone extends StandingRefused {
        private static final long serialVersionUID = 1;

        public NotPaidAlone() {
            super(
                    Kind.INVALID,
                    "standing-order-pay-by",
                    "A standing order is paid on account, so that it can be bought without you.");
        }
    }

    static final class PauseOutOfRange extends StandingRefused {
        private static final long serialVersionUID = 1;

        PauseOutOfRange() {
            super(Kind.INVALID, "pause-out-of-range", "A pause ends after today, and within a year.");
        }
    }

    /** She agreed to a price that is not the one of now. */
    static final class OtherPrice extends StandingRefused {
        private static final long serialVersionUID = 1;

        OtherPrice() {
            super(
                    Kind.CONFLICT,
                    "standing-order-other-price",
                    "The price has changed since you looked. Please look again.");
        }
    }
}
