package marketplace.monitoring;

/** The county's totals of now, in steps of {@value #STEP}: a single purchase is not seen. */
public record Totals(long purchases, long orders) {
    static final int STEP = 5;

    static Totals of(long purchases, long orders) {
        return new Totals(purchases - purchases % STEP, orders - orders % STEP);
    }
}
