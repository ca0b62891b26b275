package marketplace.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.shared.Money;

/**
 * The lines of an order.
 *
 * @param coming what comes of them as things stand
 * @param leftOut what does not, as it was agreed
 */
record Lines(List<OrderLine> coming, List<OrderLine> leftOut) {
    Lines {
        coming = List.copyOf(coming);
        leftOut = List.copyOf(leftOut);
    }

    /** What was agreed, by position. */
    List<OrderLine> agreed() {
        return Stream.concat(coming.stream().map(OrderLine::asAgreed), leftOut.stream())
                .sorted(Comparator.comparing(OrderLine::position))
                .toList();
    }

    /** The line that comes at this position. */
    OrderLine get(int position) {
        return coming.stream()
                .filter(line -> line.position() == position)
                .findFirst()
                .orElseThrow(OrderRefused.NoSuchLine::new);
    }

    /** Every line becomes another, or is left out where nothing becomes of it. */
    Lines change(Function<OrderLine, Optional<OrderLine>> step) {
        var next = new ArrayList<OrderLine>();
        var out = new ArrayList<>(leftOut);
        coming.forEach(line -> step.apply(line).ifPresentOrElse(next::add, () -> out.add(line.asAgreed())));
        return new Lines(next, out);
    }

    /** What was asked about and is not answered by then is left out. */
    Lines closed(Instant now) {
        return change(line -> line.isAskedUntil(now) ? Optional.empty() : Optional.of(line));
    }

    Lines asking(Map<Integer, OrderLine> offers, Instant until) {
        offers.keySet().forEach(this::get);
        return change(line -> Optional.of(
                offers.containsKey(line.position()) ? asking(line, offers.get(line.position()), until) : line));
    }

    /** The same once more gives no more time. */
    private static OrderLine asking(OrderLine line, OrderLine offered, Instant until) {
        return line.proposal() != null && line.proposal().offered().equals(offered)
                ? line
                : line.asking(offered, until);
    }

    /** Whether that was said before. */
    boolean isAnswered(int position, boolean yes) {
        var at = yes ? coming : leftOut;
        return at.stream()
                .anyMatch(
                        line -> line.position() == position && (!yes || line.isReplaced() && line.proposal() == null));
    }

    Lines answered(int position, boolean yes, Instant now) {
        if (coming.stream().noneMatch(line -> line.position() == position && line.isAskedBefore(now))) {
            throw new OrderRefused.AnsweredTooLate();
        }
        return change(line -> line.position() == position ? line.answered(yes) : Optional.of(line));
    }

    Lines givenOut(Set<Integer> positions, HandedOver moment) {
        return change(line -> Optional.of(positions.contains(line.position()) ? line.handedOver(moment) : line));
    }

    /** Whether something comes otherwise than it was agreed. */
    boolean isChanged() {
        return !leftOut.isEmpty() || coming.stream().anyMatch(line -> line.agreed() != null);
    }

    /** Nothing, or less than agreed and too little to be paid. */
    boolean isTooLittle(Money total, Money least) {
        return coming.isEmpty() || isChanged() && total.compareTo(least) < 0;
    }

    boolean isGivenOut() {
        return coming.stream().allMatch(line -> line.handedOver() != null);
    }

    Optional<Instant> askedUntil() {
        return coming.stream()
                .map(OrderLine::proposal)
                .filter(Objects::nonNull)
                .map(OrderLine.Proposal::until)
                .min(Comparator.naturalOrder());
    }

    Money sum(Function<OrderLine, Money> part) {
        return Money.sum(coming.stream().map(part).toList());
    }
}
