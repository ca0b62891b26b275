package marketplace.catalog;

import marketplace.shared.Refusal;

/** How much a variant holds, counted in its small unit. */
public record Content(long amount, Unit unit) {

    public Content {
        if (amount < 1 || amount > 1_000_000_000) {
            throw ListingRefused.invalid(new Refusal.Field(
                    "content_amount", "content", "The content is a positive number, at most a thousand tonnes."));
        }
    }

    /** The small units, how many make one whole of the law (§ 5 PAngV), and that whole's sign. */
    public enum Unit {
        GRAM(1_000, "kg"),
        MILLILITRE(1_000, "l"),
        CENTIMETRE(100, "m"),
        SQUARE_CENTIMETRE(10_000, "m²"),
        CUBIC_DECIMETRE(1_000, "m³"),
        PIECE(1, "");

        private final long inWhole;
        private final String sign;

        Unit(long inWhole, String sign) {
            this.inWhole = inWhole;
            this.sign = sign;
        }

        long inWhole() {
            return inWhole;
        }

        String sign() {
            return sign;
        }

        boolean weighsOrFlows() {
            return this == GRAM || this == MILLILITRE;
        }
    }
}
