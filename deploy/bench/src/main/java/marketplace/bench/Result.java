package marketplace.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param size listings in the county
 * @param raw the engine alone in the same run
 * @param note what else must be known
 */
record Result(String what, int size, Figures product, Figures raw, String note) {
    static final String HEAD = "%-22s %9s %8s %7s %7s %7s %6s %8s %8s %6s  %s"
            .formatted(
                    "",
                    "listings",
                    "per s",
                    "p50 ms",
                    "p95 ms",
                    "p99 ms",
                    "errors",
                    "raw /s",
                    "raw p99",
                    "ratio",
                    "CPU ms each");

    double ratio() {
        return raw.perSecond() == 0 ? 0 : product.perSecond() / raw.perSecond();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-22s %,9d %8.1f %7.1f %7.1f %7.1f %6d %8.1f %8.1f %6.2f  %s%s",
                what,
                size,
                product.perSecond(),
                product.within(0.5),
                product.within(0.95),
                product.within(0.99),
                product.errors(),
                raw.perSecond(),
                raw.within(0.99),
                ratio(),
                costs(product),
                (raw.nanos().length == 0 ? "" : " | raw " + costs(raw)) + (note.isEmpty() ? "" : " | " + note));
    }

    /** What each part took for one answer; what others took of the machine shows how quiet it was. */
    private static String costs(Figures figures) {
        var text = new StringBuilder();
        figures.cost().parts().keySet().stream()
                .filter(part -> figures.each(part) >= 0.05)
                .forEach(part -> text.append(String.format(Locale.ROOT, "%s %.2f ", part, figures.each(part))));
        var others = figures.seconds() == 0 ? 0 : figures.cost().others() / (figures.seconds() * 10);
        return text + String.format(Locale.ROOT, "(others %.0f %% of one core)", others);
    }
}
