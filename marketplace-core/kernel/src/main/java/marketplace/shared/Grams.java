package marketplace.shared;

/** A weight in grams; the one place where a weight becomes a price. */
public record Grams(long value) implements Comparable<Grams> {
    private static final long PER_KG = 1_000;

    public Grams {
        if (value <= 0) {
            throw new IllegalArgumentException("a weight is more than nothing, not " + value + " g");
        }
    }

    public static Grams of(long grams) {
        return new Grams(grams);
    }

    public Grams times(long count) {
        return new Grams(Math.multiplyExact(value, count));
    }

    /** What this weight costs at a price per kilogram, half up to the cent. */
    public Money priceAt(Money perKg) {
        return new Money(Rounding.halfUp(Math.multiplyExact(perKg.minor(), value), PER_KG), perKg.currency());
    }

    @Override
    public int compareTo(Grams other) {
        return Long.compare(value, other.value);
    }
}
