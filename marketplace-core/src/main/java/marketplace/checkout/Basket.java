package marketplace.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.orders.Wish;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody means to buy; over several merchants.
 *
 * @param version rises with every change
 * @param purchase what became of it, once it was ordered
 */
public record Basket(
        UUID id, long version, List<Line> lines, @Nullable PurchaseId purchase) {
    public static final int MOST_LINES = 100;
    public static final int MOST_PIECES = 99;

    /**
     * So many pieces of a variant.
     *
     * @param seen what one cost when the buyer last looked
     */
    public record Line(VariantId variant, int pieces, Money seen, Wish wish) {
        public Line {
            if (pieces < 1 || pieces > MOST_PIECES) {
                throw new BasketRefused.Pieces();
            }
        }

        public Line(VariantId variant, int pieces, Money seen) {
            this(variant, pieces, seen, Wish.NONE);
        }

        Line wishing(Wish other) {
            return new Line(variant, pieces, seen, other);
        }
    }

    public Basket {
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new BasketRefused.Full();
        }
    }

    static Basket empty(UUID id) {
        return new Basket(id, 0, List.of(), null);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public Optional<Line> find(VariantId variant) {
        return lines.stream().filter(line -> line.variant().equals(variant)).findFirst();
    }

    /** Some more of it, up to 99. */
    Basket plus(VariantId variant, int pieces, Money seen) {
        var there = find(variant).map(Line::pieces).orElse(0);
        return with(variant, Math.min(there + pieces, MOST_PIECES), seen);
    }

    /** Exactly so many; none takes it out. */
    Basket with(VariantId variant, int pieces, Money seen) {
        if (pieces == 0) {
            return next(lines.stream()
                    .filter(line -> !line.variant().equals(variant))
                    .toList());
        }
        var wish = find(variant).map(Line::wish).orElse(Wish.NONE);
        var line = new Line(variant, pieces, seen, wish);
        return find(variant).isPresent()
                ? with(line)
                : next(Stream.concat(lines.stream(), Stream.of(line)).toList());
    }

    /** What is wished of these; of what is not in it nothing. */
    Basket wishing(Map<VariantId, Wish> wishes) {
        return next(lines.stream()
                .map(line -> line.wishing(wishes.getOrDefault(line.variant(), line.wish())))
                .toList());
    }

    private Basket with(Line line) {
        return next(lines.stream()
                .map(old -> old.variant().equals(line.variant()) ? line : old)
                .toList());
    }

    /** Takes in others, as far as they fit; what is in it already is not added up. */
    Basket and(List<Line> others) {
        var more = others.stream().filter(line -> find(line.variant()).isEmpty());
        return next(Stream.concat(lines.stream(), more).limit(MOST_LINES).toList());
    }

    private Basket next(List<Line> changed) {
        return new Basket(id, version + 1, changed, purchase);
    }
}
