package marketplace.catalog;

import marketplace.shared.Refusal;

/** What there is of a variant: a number, or a merchant's rough word. */
public sealed interface Supply {
    /** So many are left to sell. */
    record Counted(int left) implements Supply {
        private static final int MOST = 1_000_000;

        public Counted {
            if (left < 0 || left > MOST) {
                throw ListingRefused.invalid(
                        new Refusal.Field("stock", "stock", "The stock is a number from 0 to 1,000,000."));
            }
        }
    }

    /** The traffic light. */
    enum Light implements Supply {
        GREEN,
        YELLOW,
        RED
    }

    default boolean available() {
        return switch (this) {
            case Counted counted -> counted.left() > 0;
            case Light light -> light != Light.RED;
        };
    }
}
