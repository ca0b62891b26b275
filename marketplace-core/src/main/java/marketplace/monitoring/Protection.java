package marketplace.monitoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import marketplace.monitoring.Sums.Sum;

/**
 * Which figures may not be shown (R186). First those behind which fewer than {@value #FEWEST} merchants or buyers stand;
 * for turnover also those of which one merchant has more than {@value #LARGEST} %. Then, sum by sum, others beside them,
 * the smallest first, until what is hidden in a sum is at least two figures which together would be safe to show: else
 * the sum minus the rest would reveal it.
 */
final class Protection {
    static final int FEWEST = 5;
    static final int LARGEST = 85;
    private static final int WHOLE = 100;

    private final Map<Slot, Counts> cells;
    private final Collection<Sum> sums;
    private final Predicate<Together> safe;
    private final Set<Slot> hidden = new HashSet<>();

    private Protection(Map<Slot, Counts> cells, Collection<Sum> sums, Predicate<Together> safe) {
        this.cells = cells;
        this.sums = sums;
        this.safe = safe;
    }

    /** What is to be hidden of counts of purchases, orders, merchants and buyers. */
    static Set<Slot> ofCounts(Map<Slot, Counts> cells, Collection<Sum> sums) {
        return new Protection(cells, sums, Together::isEnough).hide();
    }

    /** What is to be hidden of turnover; never less than of counts. */
    static Set<Slot> ofGoods(Map<Slot, Counts> cells, Collection<Sum> sums, Set<Slot> hiddenCounts) {
        var goods = new Protection(cells, sums, some -> some.isEnough() && some.isNobodys());
        goods.hidden.addAll(hiddenCounts);
        return goods.hide();
    }

    /**
     * What is known for certain of several figures as one: whom they share is not.
     *
     * @param merchants and buyers, at least
     * @param goods cents
     * @param largest what one merchant may have of them at most, in cents
     */
    private record Together(long merchants, long buyers, long goods, long largest) {
        static Together of(Collection<Counts> some) {
            return new Together(
                    most(some, Counts::merchants),
                    most(some, Counts::buyers),
                    total(some, Counts::goods),
                    total(some, Counts::largest));
        }

        /** The rest of a whole: who is in none of the others is in here, and nobody has more than of the whole. */
        Together within(Counts whole, Collection<Counts> others) {
            return new Together(
                    Math.max(merchants, whole.merchants() - total(others, Counts::merchants)),
                    Math.max(buyers, whole.buyers() - total(others, Counts::buyers)),
                    goods,
                    Math.min(largest, whole.largest()));
        }

        boolean isEnough() {
            return merchants >= FEWEST && buyers >= FEWEST;
        }

        boolean isNobodys() {
            return largest * WHOLE <= goods * LARGEST;
        }

        private static long most(Collection<Counts> some, ToLongFunction<Counts> figure) {
            return some.stream().mapToLong(figure).max().orElse(0);
        }

        private static long total(Collection<Counts> some, ToLongFunction<Counts> figure) {
            return some.stream().mapToLong(figure).sum();
        }
    }

    private Set<Slot> hide() {
        cells.forEach((slot, counts) -> {
            if (!safe.test(Together.of(List.of(counts)))) {
                hidden.add(slot);
            }
        });
        var before = -1;
        while (before != hidden.size()) {
            before = hidden.size();
            sums.forEach(this::hideEnoughOf);
        }
        return Set.copyOf(hidden);
    }

    private void hideEnoughOf(Sum sum) {
        var next = Optional.<Slot>empty();
        do {
            next = isSafe(sum) ? Optional.empty() : smallestShown(sum);
            next.ifPresent(hidden::add);
        } while (next.isPresent());
    }

    private boolean isSafe(Sum sum) {
        var together = counts(sum.all().filter(hidden::contains));
        return together.isEmpty() || together.size() > 1 && safe.test(revealed(sum, together));
    }

    private Together revealed(Sum sum, List<Counts> together) {
        var known = Together.of(together);
        return hidden.contains(sum.whole())
                ? known
                : known.within(
                        cells.get(sum.whole()), counts(sum.parts().stream().filter(part -> !hidden.contains(part))));
    }

    private List<Counts> counts(Stream<Slot> slots) {
        return slots.map(cells::get).toList();
    }

    private Optional<Slot> smallestShown(Sum sum) {
        return sum.all()
                .filter(slot -> !hidden.contains(slot))
                .min(Comparator.comparingLong((Slot slot) -> cells.get(slot).buyers())
                        .thenComparingLong(slot -> cells.get(slot).goods())
                        .thenComparing(Comparator.naturalOrder()));
    }
}
