package marketplace.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import marketplace.delivery.Networks;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Window;
import marketplace.dispatch.Delivery.Parcel;
import marketplace.orders.HandOver;
import marketplace.orders.OrderLine;
import marketplace.orders.Orders;
import marketplace.outbox.Envelope;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where a purchase's deliveries are, for whoever may see the purchase; the room that asks has looked who it is. */
@Component
public class FollowDelivery {
    private static final String TOUR_NEWS = "dispatch.tour-changed";
    private static final String MISSED_NEWS = "dispatch.delivery-missed";

    private final Deliveries deliveries;
    private final Tours tours;
    private final Networks networks;
    private final Orders orders;
    private final HandOver handOver;
    private final Sql sql;

    FollowDelivery(Deliveries deliveries, Tours tours, Networks networks, Orders orders, HandOver handOver, Sql sql) {
        this.deliveries = deliveries;
        this.tours = tours;
        this.networks = networks;
        this.orders = orders;
        this.handOver = handOver;
        this.sql = sql;
    }

    /** Where each delivery of the purchase is; none for what is fetched at the shops or not yet sure. */
    public Mono<List<Progress>> of(PurchaseId purchase) {
        return deliveries.of(purchase).flatMap(found -> found.isEmpty() ? Mono.just(List.of()) : progress(found));
    }

    /** Whether news of a tour is about one of these; about what is ordered and not known here yet any tour may be. */
    public static boolean concerns(Envelope news, List<DeliveryId> ids) {
        return switch (news.type()) {
            case TOUR_NEWS -> ids.isEmpty() || ids.stream().anyMatch(id -> names(news, id));
            case MISSED_NEWS -> ids.stream().anyMatch(id -> news.subject().equals(id.toString()));
            default -> false;
        };
    }

    /** She has fetched from the point what waited there. Again is harmless. */
    public Mono<Void> fetched(PurchaseId purchase) {
        return deliveries
                .of(purchase)
                .flatMapIterable(found -> found)
                .filter(delivery -> delivery.waitsSince() != null)
                .concatMapIterable(Delivery::packed)
                .filter(parcel -> parcel.aboard() && parcel.purchase().equals(purchase))
                .map(Parcel::order)
                .concatMap(this::give)
                .then();
    }

    private Mono<Void> give(OrderId id) {
        return sql.together(orders.get(id)
                        .flatMap(order -> handOver.byCarrier(
                                id,
                                order.lines().stream().map(OrderLine::position).collect(Collectors.toSet()),
                                false))
                        .flatMap(deliveries::note))
                .retryWhen(Overtaken.startOver());
    }

    private Mono<List<Progress>> progress(List<Delivery> found) {
        var ids = found.stream()
                .map(Delivery::tour)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Mono.zip(
                        networks.here(),
                        Flux.fromIterable(ids).concatMap(tours::find).collectList())
                .map(known -> {
                    var atlas = new Atlas(Map.of(), known.getT1(), Map.of(), Map.of(), Atlas.byId(found.stream()));
                    return found.stream()
                            .map(one -> progress(one, atlas, known.getT2()))
                            .toList();
                });
    }

    private static Progress progress(Delivery delivery, Atlas atlas, List<Tour> tours) {
        @Nullable
        Tour tour = tours.stream()
                .filter(one -> one.id().equals(delivery.tour()))
                .findFirst()
                .orElse(null);
        @Nullable PickupPoint point = atlas.point(delivery).orElse(null);
        Window window = atlas.window(delivery);
        return new Progress(delivery, window, point, tour);
    }

    private static boolean names(Envelope news, DeliveryId id) {
        return news.data()
                .get("deliveries")
                .valueStream()
                .anyMatch(one -> one.asString().equals(id.toString()));
    }
}
