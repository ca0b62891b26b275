package marketplace.orders;

import marketplace.shared.Grams;
import marketplace.shared.Money;

/** How much of a line was agreed, and what it costs. */
public sealed interface Measure {
    int MOST = 99;

    /** Pieces of the variant, one to 99. */
    int count();

    /** What is owed as things stand: before weighing the agreed maximum. */
    Money amount();

    /** What is owed when the scales show the target. */
    Money target();

    /** The most that was agreed, whatever the scales show. */
    default Money ceiling() {
        return amount();
    }

    /** Before the scales showed anything. */
    default Measure asAgreed() {
        return this;
    }

    /** The same of so many pieces, at most as many as there are. */
    Measure of(int pieces);

    /** Whether one of it, or a kilogram, costs no more than of the other; what is weighed is not compared with pieces. */
    boolean isNoDearerThan(Measure other);

    /** Goods by the piece. */
    record Pieces(int count, Money each) implements Measure {
        public Pieces {
            check(count);
        }

        @Override
        public Money amount() {
            return each.times(count);
        }

        @Override
        public Pieces of(int pieces) {
            return new Pieces(pieces, each);
        }

        @Override
        public boolean isNoDearerThan(Measure other) {
            return other instanceof Pieces same && each.compareTo(same.each) <= 0;
        }

        @Override
        public Money target() {
            return amount();
        }
    }

    /** Goods still to be weighed; the weights are of all pieces together. */
    record ToWeigh(int count, Grams wanted, Grams most, Money perKg) implements Measure {
        /** A reading far from what was wanted is a slip of the finger. */
        private static final int TYPO = 2;

        public ToWeigh {
            check(count);
            if (most.compareTo(wanted) < 0) {
                throw new IllegalArgumentException("the most lies below what is wanted");
            }
        }

        @Override
        public Money amount() {
            return most.priceAt(perKg);
        }

        @Override
        public Money target() {
            return wanted.priceAt(perKg);
        }

        @Override
        public ToWeigh of(int pieces) {
            return new ToWeigh(pieces, part(wanted, pieces), part(most, pieces), perKg);
        }

        @Override
        public boolean isNoDearerThan(Measure other) {
            return other instanceof ToWeigh open && perKg.compareTo(open.perKg) <= 0;
        }

        private Grams part(Grams all, int pieces) {
            return Grams.of(all.value() / count * pieces);
        }

        /** Whether the scales can have shown this. */
        boolean fits(Grams actual) {
            return actual.value() * TYPO >= wanted.value() && actual.value() <= most.value() * TYPO;
        }
    }

    /** Goods with the weight the scales showed. */
    record Weighed(ToWeigh agreed, Grams actual) implements Measure {
        @Override
        public int count() {
            return agreed.count();
        }

        @Override
        public Money amount() {
            var weighed = actual.priceAt(agreed.perKg());
            return weighed.compareTo(agreed.amount()) < 0 ? weighed : agreed.amount();
        }

        @Override
        public Money target() {
            return agreed.target();
        }

        @Override
        public Measure asAgreed() {
            return agreed;
        }

        @Override
        public Weighed of(int pieces) {
            throw new IllegalStateException("what was weighed is packed");
        }

        @Override
        public boolean isNoDearerThan(Measure other) {
            return agreed.isNoDearerThan(other);
        }

        @Override
        public Money ceiling() {
            return agreed.amount();
        }
    }

    private static void check(int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a line has 1 to 99 pieces, not " + count);
        }
    }
}
