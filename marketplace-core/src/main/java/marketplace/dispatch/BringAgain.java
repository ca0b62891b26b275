package marketplace.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import marketplace.counties.Counties;
import marketplace.counties.Strategies;
import marketplace.delivery.Arrival;
import marketplace.delivery.DeliveryCalendar;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.Network;
import marketplace.delivery.Networks;
import marketplace.dispatch.Delivery.Parcel;
import marketplace.dispatch.news.DeliveryMissed;
import marketplace.merchants.BusinessTime;
import marketplace.outbox.Outbox;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What did not change hands comes on the next delivery day of its place, or goes back to the shops; nothing is lost. */
@Component
public class BringAgain {
    private final Deliveries deliveries;
    private final Networks networks;
    private final Counties counties;
    private final Strategies strategies;
    private final Outbox outbox;

    BringAgain(Deliveries deliveries, Networks networks, Counties counties, Strategies strategies, Outbox outbox) {
        this.deliveries = deliveries;
        this.networks = networks;
        this.counties = counties;
        this.strategies = strategies;
        this.outbox = outbox;
    }

    /** Where it goes when nobody opened; a card in the letter box says so. */
    public enum Then {
        NEXT_DAY,
        BACK_TO_SHOPS
    }

    /** All of it. */
    Mono<Void> all(DeliveryId id, Then then) {
        return deliveries
                .get(id)
                .flatMap(delivery -> then == Then.NEXT_DAY ? nextDay(delivery) : again(delivery, null));
    }

    /** What is left after some of it changed hands. */
    Mono<Void> rest(DeliveryId id) {
        return deliveries.get(id).flatMap(delivery -> delivery.isOver() ? Mono.empty() : nextDay(delivery));
    }

    /** What was not on board when the rest was left at the pickup point. */
    Mono<Void> unloaded(Delivery delivery, List<OrderId> rest) {
        return nextArrival(delivery).flatMap(next -> deliveries.part(delivery.id(), rest, next.orElse(null)));
    }

    private Mono<Void> nextDay(Delivery delivery) {
        return nextArrival(delivery).flatMap(next -> again(delivery, next.orElse(null)));
    }

    private Mono<Optional<LocalDate>> nextArrival(Delivery delivery) {
        return Mono.zip(networks.here(), counties.here(), strategies.here())
                .map(known -> new DeliveryCalendar(
                                new BusinessTime(known.getT2().land()),
                                known.getT3().sundayDelivery())
                        .after(days(known.getT1(), delivery), delivery.day())
                        .findFirst()
                        .map(Arrival::date));
    }

    private static List<DeliveryDay> days(Network network, Delivery delivery) {
        return Optional.ofNullable(delivery.point())
                .flatMap(network::point)
                .map(network::daysOf)
                .orElseGet(() -> network.daysOf(delivery.place()));
    }

    private Mono<Void> again(Delivery delivery, @Nullable LocalDate next) {
        var news = new DeliveryMissed(
                delivery.id().value(),
                delivery.tries() + 1L,
                delivery.place().value(),
                delivery.day(),
                next,
                delivery.open().stream().map(Parcel::order).toList());
        return deliveries.comeAgain(delivery.id(), next).then(outbox.append(news));
    }
}
