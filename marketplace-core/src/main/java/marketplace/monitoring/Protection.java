package marketplace.monitoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
    private final Collection<Set<Slot>> sums;
    private final Predicate<List<Counts>> safe;
    private final Set<Slot> hidden = new HashSet<>();

    private Protection(Map<Slot, Counts> cells, Collection<Set<Slot>> sums, Predicate<List<Counts>> safe) {
        this.cells = cells;
        this.sums = sums;
        this.safe = safe;
    }

    /** What is to be hidden of counts of purchases, orders, merchants and buyers. */
    static Set<Slot> ofCounts(Map<Slot, Counts> cells, Collection<Set<Slot>> sums) {
        return new Protection(cells, sums, Protection::enough).hide();
    }

    /** What is to be hidden of turnover; never less than of counts. */
    static Set<Slot> ofGoods(Map<Slot, Counts> cells, Collection<Set<Slot>> sums, Set<Slot> hiddenCounts) {
        var goods = new Protection(cells, sums, some -> enough(some) && nobodyDominates(some));
        goods.hidden.addAll(hiddenCounts);
        return goods.hide();
    }

    /** Among those hidden together one has enough behind it by itself: the others may be the same few. */
    private static boolean enough(List<Counts> some) {
        return some.stream().anyMatch(one -> one.merchants() >= FEWEST && one.buyers() >= FEWEST);
    }

    /** As if the largest were the same merchant everywhere. */
    private static boolean nobodyDominates(List<Counts> some) {
        var largest = some.stream().mapToLong(Counts::largest).sum();
        var goods = some.stream().mapToLong(Counts::goods).sum();
        return largest * WHOLE <= goods * LARGEST;
    }

    private Set<Slot> hide() {
        cells.forEach((slot, counts) -> {
            if (!safe.test(List.of(counts))) {
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

    private void hideEnoughOf(Set<Slot> sum) {
        var next = Optional.<Slot>empty();
        do {
            next = isSafe(sum) ? Optional.empty() : smallestShown(sum);
            next.ifPresent(hidden::add);
        } while (next.isPresent());
    }

    private boolean isSafe(Set<Slot> sum) {
        var together = new ArrayList<Counts>();
        sum.stream().filter(hidden::contains).map(cells::get).forEach(together::add);
        return together.isEmpty() || together.size() > 1 && safe.test(together);
    }

    private Optional<Slot> smallestShown(Set<Slot> sum) {
        return sum.stream()
                .filter(slot -> !hidden.contains(slot))
                .min(Comparator.comparingLong((Slot slot) -> cells.get(slot).buyers())
                        .thenComparingLong(slot -> cells.get(slot).goods())
                        .thenComparing(Comparator.naturalOrder()));
    }
}
