package marketplace.catalog;

import java.time.LocalDate;
import java.util.List;
import marketplace.merchants.TaxStatus;
import marketplace.shared.BasisPoints;

/** The VAT rates of Germany as dated data (§§ 12, 19, 24, 25a UStG; R67): the day of the sale decides. */
public final class VatRates {
    private static final BasisPoints NOTHING = new BasisPoints(0);

    /** One set, from its first day on. */
    private record Rates(LocalDate from, BasisPoints standard, BasisPoints reduced, BasisPoints farm) {}

    private static final List<Rates> DATED = List.of(
            new Rates(LocalDate.of(2025, 1, 1), new BasisPoints(1_900), new BasisPoints(700), new BasisPoints(780)));

    private VatRates() {}

    /**
     * How a sale is taxed.
     *
     * @param kind what stands on the invoice: STANDARD, REDUCED, ZERO, or why there is none: NONE, MARGIN,
     *     SMALL_BUSINESS, FLAT_RATE_FARMER
     */
    public record Vat(String kind, BasisPoints rate) {
        /** Whether a price may say that VAT is in it (R51). */
        public boolean shown() {
            return rate.value() > 0;
        }
    }

    public static Vat of(TaxClass tax, TaxStatus status, LocalDate day) {
        return switch (status) {
            case SMALL_BUSINESS -> new Vat(status.name(), NOTHING);
            case REGULAR -> new Vat(tax.name(), rate(tax, on(day)));
            case FLAT_RATE_FARMER ->
                tax == TaxClass.REDUCED
                        ? new Vat(status.name(), on(day).farm())
                        : new Vat(tax.name(), rate(tax, on(day)));
        };
    }

    private static BasisPoints rate(TaxClass tax, Rates rates) {
        return switch (tax) {
            case STANDARD -> rates.standard();
            case REDUCED -> rates.reduced();
            case ZERO, NONE, MARGIN -> NOTHING;
        };
    }

    private static Rates on(LocalDate day) {
        return DATED.reversed().stream()
                .filter(rates -> !rates.from().isAfter(day))
                .findFirst()
                .orElseGet(DATED::getFirst);
    }
}
