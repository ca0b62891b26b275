package marketplace.orders;

import java.util.Map;
import java.util.Optional;
import marketplace.shared.Grams;

/**
 * What a merchant has of an order when she packs it; by the positions of the lines.
 *
 * @param weights what the scales showed
 * @param found of lines that are not there as agreed; every other one is
 */
public record Packing(Map<Integer, Grams> weights, Map<Integer, Found> found) {
    public Packing {
        weights = Map.copyOf(weights);
        found = Map.copyOf(found);
    }

    /** What there is in place of all of a line. */
    public sealed interface Found {
        /** So many pieces; none: it is missing. */
        record Fewer(int pieces) implements Found {}

        /** Another listing of hers, as a line would sell it. */
        record Other(OrderLine offered) implements Found {}
    }

    /** All of it is there. */
    public static Packing whole(Map<Integer, Grams> weights) {
        return new Packing(weights, Map.of());
    }

    /** Whether nothing of these would come. */
    boolean leavesNothingOf(Lines lines) {
        return lines.coming().stream().allMatch(line -> isMissing(line.position()));
    }

    /** The lines as they are packed, each at what it costs then. */
    Lines of(Lines ordered) {
        found.keySet().forEach(ordered::get);
        var there = ordered.change(this::there);
        var bare = there.coming().stream().filter(this::isBare).toList();
        if (!bare.isEmpty()) {
            throw new OrderRefused.NotWeighed(bare);
        }
        return there.change(line -> Optional.of(weigh(line)));
    }

    private Optional<OrderLine> there(OrderLine line) {
        return switch (found.get(line.position())) {
            case null -> Optional.of(line);
            case Found.Fewer(var pieces) -> fewer(line, pieces);
            case Found.Other(var offered) -> Optional.of(other(line, offered));
        };
    }

    private static Optional<OrderLine> fewer(OrderLine line, int pieces) {
        if (pieces < 0 || pieces > line.measure().count()) {
            throw new OrderRefused.MorePieces(line);
        }
        return pieces == 0 ? Optional.empty() : Optional.of(line.fewer(pieces));
    }

    private static OrderLine other(OrderLine line, OrderLine offered) {
        if (line.wish().instead() != Wish.Instead.SAME_OR_CHEAPER) {
            throw new OrderRefused.NotToReplace(line);
        }
        return line.replacedBy(offered);
    }

    private boolean isMissing(int position) {
        return found.get(position) instanceof Found.Fewer(var pieces) && pieces == 0;
    }

    private boolean isBare(OrderLine line) {
        return line.measure() instanceof Measure.ToWeigh && !weights.containsKey(line.position());
    }

    private OrderLine weigh(OrderLine line) {
        return line.measure() instanceof Measure.ToWeigh open ? weigh(line, open, weights.get(line.position())) : line;
    }

    private static OrderLine weigh(OrderLine line, Measure.ToWeigh open, Grams actual) {
        if (!open.fits(actual)) {
            throw new OrderRefused.WeightImplausible(line.position(), open.wanted(), actual);
        }
        return line.weighed(new Measure.Weighed(open, actual));
    }
}
