package marketplace.catalog;

import java.util.Optional;
import marketplace.shared.Money;
import marketplace.shared.Rounding;

/**
 * The Grundpreis (§§ 4, 5 PAngV) and what it is of: kg, l, m, m², m³, or 100 g and 100 ml for loose goods. This is the
 * one place that computes it; the deposit is never in it (§ 7 PAngV).
 */
public record UnitPrice(Money price, String per) {
    /** Below this many grams or millilitres none is asked for (§ 4 Abs. 3 Nr. 1 PAngV). */
    private static final long LEAST = 10;

    private static final long HUNDRED = 100;

    /** None for pieces, tiny packs, and where it would repeat the price. */
    public static Optional<UnitPrice> of(Money price, Measure measure) {
        return switch (measure) {
            case Measure.Piece _ -> Optional.empty();
            case Measure.Weighed _ -> Optional.of(new UnitPrice(price, "kg"));
            case Measure.Pack pack -> of(price, pack);
        };
    }

    private static Optional<UnitPrice> of(Money price, Measure.Pack pack) {
        var content = pack.priced();
        var unit = content.unit();
        if (unit == Content.Unit.PIECE || unit.weighsOrFlows() && content.amount() < LEAST) {
            return Optional.empty();
        }
        var small = pack.loose() && unit.weighsOrFlows();
        var whole = small ? HUNDRED : unit.inWhole();
        var sign = small ? (unit == Content.Unit.GRAM ? "100 g" : "100 ml") : unit.sign();
        return content.amount() == whole
                ? Optional.empty()
                : Optional.of(new UnitPrice(per(price, whole, content), sign));
    }

    private static Money per(Money price, long whole, Content content) {
        return new Money(Rounding.halfUp(Math.multiplyExact(price.minor(), whole), content.amount()), price.currency());
    }
}
