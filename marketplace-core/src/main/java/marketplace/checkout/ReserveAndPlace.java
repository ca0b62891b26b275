package marketplace.checkout;

import java.time.Duration;
import java.util.List;
import marketplace.billing.PreparePayment;
import marketplace.billing.PreparePayment.Manner;
import marketplace.catalog.ReserveStock;
import marketplace.delivery.KeepRoom;
import marketplace.orders.Fulfilment;
import marketplace.orders.PayBy;
import marketplace.orders.PlacePurchase;
import marketplace.orders.PlacePurchase.Wanted;
import marketplace.orders.Purchase;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The one transaction of a checkout: the basket is spent, goods are reserved, the payment prepared, the orders placed. */
@Component
class ReserveAndPlace {
    /** The order's own deadline frees its goods; the catalog's is only the net below, for when nobody said so. */
    private static final Duration NET = Duration.ofHours(24);

    private final KeepRoom room;
    private final Baskets baskets;
    private final ReserveStock reserve;
    private final PreparePayment prepare;
    private final PlacePurchase place;
    private final Sql sql;

    ReserveAndPlace(
            KeepRoom room,
            Baskets baskets,
            ReserveStock reserve,
            PreparePayment prepare,
            PlacePurchase place,
            Sql sql) {
        this.room = room;
        this.baskets = baskets;
        this.reserve = reserve;
        this.prepare = prepare;
        this.place = place;
        this.sql = sql;
    }

    Mono<Purchase> with(Basket basket, Wanted wanted, Manner manner) {
        return sql.together(roomFor(wanted)
                .then(Mono.defer(() -> baskets.order(basket, wanted.id())))
                .then(Mono.defer(() -> placed(wanted, manner))));
    }

    /** The same for goods that lay in no basket. */
    Mono<Purchase> with(Wanted wanted, Manner manner) {
        return sql.together(roomFor(wanted).then(Mono.defer(() -> placed(wanted, manner))));
    }

    private Mono<Purchase> placed(Wanted wanted, Manner manner) {
        return reserve.until(wanted.openUntil().plus(NET), reserved(wanted))
                .then(Mono.defer(() -> prepared(wanted, manner)))
                .then(Mono.defer(() -> place.with(wanted)));
    }

    /** Somebody may have been quicker at the pickup point. */
    private Mono<Void> roomFor(Wanted wanted) {
        return wanted.terms().fulfilment() instanceof Fulfilment.Delivery(var day, var point) && point != null
                ? room.at(point, day)
                        .flatMap(hasRoom ->
                                hasRoom ? Mono.<Void>empty() : Mono.error(new BasketRefused.NotAsShown(List.of())))
                : Mono.empty();
    }

    private Mono<Void> prepared(Wanted wanted, Manner manner) {
        return wanted.terms().payBy() == PayBy.ONLINE
                ? prepare.of(wanted.id(), wanted.orders().size(), manner)
                : Mono.empty();
    }

    private static List<ReserveStock.Wanted> reserved(Wanted wanted) {
        return wanted.orders().stream()
                .flatMap(order -> order.lines().stream()
                        .map(line -> new ReserveStock.Wanted(
                                order.id(),
                                line.sold().variant(),
                                line.measure().count())))
                .toList();
    }
}
