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

/** Which figures add up to which. */
final class Sums {
    /** What is hidden for a small sum mostly serves the larger ones, too; and the order is the same every day. */
    private static final Comparator<Sum> SMALLEST_FIRST = Comparator.<Sum>comparingInt(sum -> sum.parts.size())
            .thenComparing(Sum::whole)
            .thenComparing(sum -> Collections.min(sum.parts));

    private final Map<String, Surroundings> places;
    private final boolean goods;
    private final Map<List<Object>, Sum> sums = new HashMap<>();

    private Sums(Map<String, Surroundings> places, boolean goods) {
        this.places = places;
        this.goods = goods;
    }

    /** Parts and the whole they make. */
    record Sum(Slot whole, Set<Slot> parts) {
        Stream<Slot> all() {
            return Stream.concat(Stream.of(whole), parts.stream());
        }
    }

    /** The sums of orders; an order of two categories counts in both, so categories have none. */
    static Collection<Sum> ofCounts(Set<Slot> slots, Map<String, Surroundings> places) {
        return new Sums(places, false).of(slots);
    }

    /** The sums of turnover. */
    static Collection<Sum> ofGoods(Set<Slot> slots, Map<String, Surroundings> places) {
        return new Sums(places, true).of(slots);
    }

    private Collection<Sum> of(Set<Slot> slots) {
        slots.forEach(slot -> wholesOf(slot).filter(slots::contains).forEach(whole -> add(slot, whole)));
        return sums.values().stream().sorted(SMALLEST_FIRST).toList();
    }

    private void add(Slot part, Slot whole) {
        var kind = List.<Object>of(whole, part.period().grain(), part.dimension());
        sums.computeIfAbsent(kind, _ -> new Sum(whole, new HashSet<>())).parts.add(part);
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
