package marketplace.packing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.Facts.Allergen;
import marketplace.catalog.Listing;
import marketplace.catalog.PricedVariant;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.shared.ListingId;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;

/** What a merchant sells now, as far as one order asks for it. */
record Shelf(Order order, Map<VariantId, PricedVariant> goods, Map<ListingId, Listing> listings) {
    static Shelf of(Order order, List<PricedVariant> goods, List<Listing> listings) {
        return new Shelf(order, by(goods, one -> one.variant().id()), by(listings, Listing::id));
    }

    /** What would come in place of this line. */
    OrderLine offer(There there) {
        var line = line(there.position());
        var found = goods.get(there.instead());
        if (found == null || !found.merchant().equals(order.merchant()) || !found.orderable() || there.pieces() < 1) {
            throw new PackingRefused.Unavailable(there.position());
        }
        return found.line(there.position(), there.pieces(), line.wish());
    }

    /** The same, for which nobody is asked. */
    OrderLine unasked(There there) {
        var offer = offer(there);
        if (!isAsHarmless(offer, line(there.position()))) {
            throw new PackingRefused.OtherAllergens(there.position());
        }
        return offer;
    }

    /** Whether it has no allergen the agreed one has not; who names none at all promises nothing. */
    boolean isAsHarmless(OrderLine offered, OrderLine line) {
        var known = allergens(line);
        var others = allergens(offered);
        return others == null ? known == null : (known == null ? Set.of() : known).containsAll(others);
    }

    /** The goods of these lines that were not there, where they are still on the shelf. */
    List<PricedVariant> missing(Stream<OrderLine> lines) {
        return lines.map(line -> goods.get(line.sold().variant()))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Set<Allergen> allergens(OrderLine line) {
        var listing = listings.get(line.sold().listing());
        return listing == null ? null : listing.details().facts().allergens();
    }

    private OrderLine line(int position) {
        return order.lines().stream()
                .filter(line -> line.position() == position)
                .findFirst()
                .orElseThrow(() -> new PackingRefused.Unavailable(position));
    }

    private static <K, T> Map<K, T> by(List<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity(), (first, _) -> first));
    }
}
