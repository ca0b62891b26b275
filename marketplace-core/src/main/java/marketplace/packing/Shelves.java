package marketplace.packing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.catalog.Variant;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.Orders;
import marketplace.orders.Wish;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at what a merchant has for one of her orders; for her own people alone. */
@Component
public class Shelves {
    /** Listings looked through for one order. */
    private static final int MOST_LISTINGS = 500;
    /** Proposals for one line. */
    static final int MOST = 40;

    private final Orders orders;
    private final PriceVariants variants;
    private final Listings listings;

    Shelves(Orders orders, PriceVariants variants, Listings listings) {
        this.orders = orders;
        this.variants = variants;
        this.listings = listings;
    }

    /**
     * An order and what may come in place of each of its lines.
     *
     * @param offers by position, the goods of the same category first; one piece each
     */
    public record Offered(Order order, List<Offer> offers) {
        /** What may come in place of this line. */
        public List<Offer> of(OrderLine line) {
            return offers.stream()
                    .filter(offer -> offer.line().position() == line.position())
                    .toList();
        }
    }

    /**
     * Something that may come in place of a line.
     *
     * @param unasked whether it may come without asking the buyer
     */
    public record Offer(OrderLine line, boolean unasked) {}

    public Mono<Offered> offers(MerchantId merchant, OrderId id) {
        return order(merchant, id)
                .flatMap(order ->
                        listings.listShownOf(merchant, null, MOST_LISTINGS).flatMap(shown -> look(order, of(shown))))
                .map(Shelves::offered);
    }

    Mono<Order> order(MerchantId merchant, OrderId id) {
        return SignedIn.get().flatMap(me -> me.actingFor(merchant)).flatMap(_ -> orders.get(merchant, id));
    }

    /** What is said of lines of this order. */
    Mono<Shelf> look(Order order, List<There> there) {
        var lines = order.lines().stream()
                .filter(line -> there.stream().anyMatch(one -> one.position() == line.position()))
                .map(line -> line.sold().variant());
        var instead = there.stream().map(There::instead).filter(Objects::nonNull);
        return look(order, Stream.concat(lines, instead).collect(Collectors.toSet()));
    }

    private Mono<Shelf> look(Order order, Set<VariantId> wanted) {
        return variants.of(wanted)
                .flatMap(goods -> listings.listAll(Stream.concat(
                                        goods.stream().map(PricedVariant::listing),
                                        order.lines().stream()
                                                .map(line -> line.sold().listing()))
                                .distinct()
                                .toList())
                        .map(shown -> Shelf.of(order, goods, shown)));
    }

    private static Set<VariantId> of(List<Listing> shown) {
        return shown.stream()
                .flatMap(listing -> listing.details().variants().stream())
                .map(Variant::id)
                .limit(PriceVariants.MOST)
                .collect(Collectors.toSet());
    }

    private static Offered offered(Shelf shelf) {
        return new Offered(
                shelf.order(),
                shelf.order().lines().stream()
                        .filter(line -> line.wish().instead() != Wish.Instead.NEVER)
                        .flatMap(line -> offers(shelf, line))
                        .toList());
    }

    private static Stream<Offer> offers(Shelf shelf, OrderLine line) {
        return shelf.goods().values().stream()
                .filter(goods -> goods.orderable()
                        && !goods.variant().id().equals(line.sold().variant()))
                .map(goods -> goods.line(line.position(), 1, line.wish()))
                .filter(one -> one.mayReplace(line))
                .sorted(nearest(line))
                .limit(MOST)
                .map(one -> new Offer(one, shelf.isAsHarmless(one, line)));
    }

    private static Comparator<OrderLine> nearest(OrderLine line) {
        return Comparator.comparing((OrderLine one) ->
                        !one.sold().category().equals(line.sold().category()))
                .thenComparing(one -> one.sold().name());
    }
}
