package marketplace.monitoring;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which figures add up to which: parts and their whole stand in one set. */
final class Sums {
    /** What is hidden for a small sum mostly serves the larger ones, too; and the order is the same every day. */
    private static final Comparator<Set<Slot>> SMALLEST_FIRST =
            Comparator.<Set<Slot>>comparingInt(Set::size).thenComparing(sum -> Collections.min(sum));

    private final Map<String, Surroundings> places;
    private final boolean goods;
    private final Map<List<Object>, Set<Slot>> sums = new HashMap<>();

    private Sums(Map<String, Surroundings> places, boolean goods) {
        this.places = places;
        this.goods = goods;
    }

    /** The sums of orders; an order of two categories counts in both, so categories have none. */
    static Collection<Set<Slot>> ofCounts(Set<Slot> slots, Map<String, Surroundings> places) {
        return new Sums(places, false).of(slots);
    }

    /** The sums of turnover. */
    static Collection<Set<Slot>> ofGoods(Set<Slot> slots, Map<String, Surroundings> places) {
        return new Sums(places, true).of(slots);
    }

    private Collection<Set<Slot>> of(Set<Slot> slots) {
        slots.forEach(slot -> wholesOf(slot).filter(slots::contains).forEach(whole -> add(slot, whole)));
        return sums.values().stream().sorted(SMALLEST_FIRST).toList();
    }

    private void add(Slot part, Slot whole) {
        var parts = List.<Object>of(whole, part.period().grain(), part.dimension());
        var sum = sums.computeIfAbsent(parts, _ -> new HashSet<>(Set.of(whole)));
        sum.add(part);
    }

    private Stream<Slot> wholesOf(Slot part) {
        return Stream.concat(longer(part), wider(part));
    }

    private static Stream<Slot> longer(Slot part) {
        var from = part.period().from();
        return switch (part.period().grain()) {
            case WEEK -> Stream.of(part.in(Period.of(Grain.MONTH, from)));
            case MONTH -> Stream.of(part.in(Period.of(Grain.QUARTER, from)));
            case QUARTER -> Stream.empty();
        };
    }

    private Stream<Slot> wider(Slot part) {
        var county = Stream.of(part.of(Dimension.COUNTY, ""));
        return switch (part.dimension()) {
            case COUNTY -> Stream.empty();
            case SHOP, MUNICIPALITY, WAY, CHANNEL -> county;
            case CATEGORY -> goods ? county : Stream.empty();
            case DISTANCE -> Stream.of(part.of(Dimension.SHOP, Surroundings.shopOf(part.key())));
            case PLACE -> Stream.concat(county, around(part));
            case OUTCOME -> Outcome.valueOf(part.key()).stands() ? county : Stream.empty();
        };
    }

    private Stream<Slot> around(Slot part) {
        var place = places.get(part.key());
        return place == null
                ? Stream.empty()
                : Stream.of(
                        part.of(Dimension.MUNICIPALITY, place.municipality()),
                        part.of(Dimension.DISTANCE, place.distance().name()));
    }
}
