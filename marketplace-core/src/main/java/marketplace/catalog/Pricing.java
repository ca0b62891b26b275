package marketplace.catalog;

/** How a listing is priced; with it goes what kind of listing it is. */
public enum Pricing {
    UNIT(Kind.PRODUCT),
    PER_KG(Kind.PRODUCT),
    FIXED(Kind.SERVICE),
    HOURLY(Kind.SERVICE),
    /** From this price on; the description says how it is calculated (R61). */
    FROM(Kind.SERVICE),
    REQUEST(Kind.SERVICE);

    /** A thing or work. */
    public enum Kind {
        PRODUCT,
        SERVICE
    }

    private final Kind kind;

    Pricing(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it can go into a basket as it stands. */
    public boolean orderable() {
        return this == UNIT || this == PER_KG || this == FIXED;
    }
}
