package marketplace.orders;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;
import marketplace.shared.Rounding;

/**
 * How a line is taxed, frozen at sale.
 *
 * @param kind what stands on the invoice: a rate, or why there is none ("STANDARD", "REDUCED", "SMALL_BUSINESS" …)
 */
public record Tax(String kind, BasisPoints rate) implements Comparable<Tax> {
    private static final long WHOLE = 10_000;

    /** What is in a gross amount at one rate (R85). */
    public record Part(Tax tax, Money gross, Money contained) {
        public Money net() {
            return gross.minus(contained);
        }
    }

    /** The tax in a gross amount, half up to the cent. */
    public Money containedIn(Money gross) {
        var numerator = Math.multiplyExact(gross.minor(), (long) rate.value());
        return new Money(Rounding.halfUp(numerator, WHOLE + rate.value()), gross.currency());
    }

    /**
     * The parts of an order by rate: lines and deposits by their own, the delivery fee by the net value of the goods
     * (R73), so that the parts add up to the order's total.
     */
    public static List<Part> parts(List<OrderLine> lines, Money deliveryFee) {
        var gross = new TreeMap<Tax, Money>();
        lines.forEach(line -> gross.merge(line.tax(), line.total(), Money::plus));
        var weights = gross.entrySet().stream()
                .map(entry ->
                        Math.max(1, part(entry.getKey(), entry.getValue()).net().minor()))
                .toList();
        var fees = deliveryFee.splitBy(weights).iterator();
        return gross.entrySet().stream()
                .map(entry -> part(entry.getKey(), entry.getValue().plus(fees.next())))
                .toList();
    }

    @Override
    public int compareTo(Tax other) {
        return Comparator.comparing((Tax tax) -> tax.rate().value())
                .thenComparing(Tax::kind)
                .compare(this, other);
    }

    private static Part part(Tax tax, Money gross) {
        return new Part(tax, gross, tax.containedIn(gross));
    }
}
