package marketplace.catalog;

import marketplace.shared.BasisPoints;
import marketplace.shared.Grams;
import marketplace.shared.Refusal;
import marketplace.shared.Rounding;
import org.jspecify.annotations.Nullable;

/** By what a variant is sold. */
public sealed interface Measure {
    /** By the piece; there is no unit price. */
    record Piece() implements Measure {}

    /**
     * In packs of a stated content.
     *
     * @param pieces how many are in it, for display only
     * @param drainedGrams the drained weight, if declared; the unit price is then of it (§ 5 Abs. 5 PAngV)
     * @param loose cut or filled at the counter: the unit price may be of 100 g or 100 ml
     */
    record Pack(Content content, int pieces, @Nullable Long drainedGrams, boolean loose) implements Measure {
        public Pack {
            if (drainedGrams != null
                    && (content.unit() != Content.Unit.GRAM || drainedGrams < 1 || drainedGrams > content.amount())) {
                throw ListingRefused.invalid(new Refusal.Field(
                        "drained_grams", "drained", "The drained weight lies between 1 g and the content in grams."));
            }
        }

        Content priced() {
            return drainedGrams == null ? content : new Content(drainedGrams, Content.Unit.GRAM);
        }
    }

    /**
     * Cut and weighed after the order (R62); the variant's price is of one kilogram.
     *
     * @param targetGrams what the buyer asks for
     * @param tolerance how much more may be charged at most
     */
    record Weighed(int targetGrams, BasisPoints tolerance) implements Measure {
        public static final BasisPoints USUAL_TOLERANCE = new BasisPoints(1_000);
        private static final int MOST_GRAMS = 50_000;

        public Weighed {
            if (targetGrams < 1 || targetGrams > MOST_GRAMS) {
                throw ListingRefused.invalid(new Refusal.Field(
                        "target_grams", "target-grams", "The target weight lies between 1 g and 50 kg."));
            }
        }

        /** With at most this tolerance. */
        Weighed within(BasisPoints most) {
            return tolerance.value() <= most.value() ? this : new Weighed(targetGrams, most);
        }

        public Grams target() {
            return Grams.of(targetGrams);
        }

        /** Never more than this is charged. */
        public Grams most() {
            return Grams.of(targetGrams + Rounding.halfUp((long) targetGrams * tolerance.value(), 10_000));
        }
    }
}
