package marketplace.reviews;

import marketplace.shared.Refusal;

/** What reviews refuse. */
public abstract sealed class ReviewRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private ReviewRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** There is none, or it is not shown. */
    public static final class Absent extends ReviewRefused {
        private static final long serialVersionUID = 1;

        public Absent() {
            super(Kind.ABSENT, "no-such-review", "There is no such review.");
        }
    }

    /** Stars or words that cannot be. */
    public static final class Unfit extends ReviewRefused {
        private static final long serialVersionUID = 1;

        Unfit() {
            super(
                    Kind.INVALID,
                    "review-unfit",
                    "A review has one to five stars, only listings of its order, and at most 2,000 characters.");
        }
    }

    /** She does not have what she wants to review. */
    public static final class TooEarly extends ReviewRefused {
        private static final long serialVersionUID = 1;

        TooEarly() {
            super(
                    Kind.CONFLICT,
                    "review-too-early",
                    "Only an order that was handed over can be reviewed. Please come back then.");
        }
    }

    /** Somebody of the merchant's own people. */
    public static final class OwnShop extends ReviewRefused {
        private static final long serialVersionUID = 1;

        OwnShop() {
            super(Kind.CONFLICT, "review-of-own-shop", "Nobody reviews the merchant she works for.");
        }
    }

    /** The operator took it off. */
    public static final class Hidden extends ReviewRefused {
        private static final long serialVersionUID = 1;

        Hidden() {
            super(
                    Kind.CONFLICT,
                    "review-hidden",
                    "This review was hidden by the operator, who told why. It can be taken back, but not changed.");
        }
    }

    /** Nothing said, or too much. */
    public static final class AnswerUnfit extends ReviewRefused {
        private static final long serialVersionUID = 1;

        AnswerUnfit() {
            super(Kind.INVALID, "answer-unfit", "An answer has 1 to 2,000 characters.");
        }
    }
}
