package marketplace.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.counties.Strategies;
import marketplace.counties.Strategy;
import marketplace.delivery.Suppliers.Supplier;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.Way;
import marketplace.orders.Orders;
import marketplace.orders.Orders.PointDay;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be offered to somebody in a place for goods of these merchants; nothing that cannot come by the day. */
@Component
public class OfferHandOver {
    static final int MOST_DAYS = 3;
    static final int MOST_POINTS = 3;

    private final Networks networks;
    private final Suppliers suppliers;
    private final Orders orders;
    private final Surroundings surroundings;
    private final Clock clock;

    OfferHandOver(Networks networks, Suppliers suppliers, Orders orders, Surroundings surroundings, Clock clock) {
        this.networks = networks;
        this.suppliers = suppliers;
        this.orders = orders;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** What delivery asks of the county. */
    @Component
    record Surroundings(Counties counties, Strategies strategies, Places places) {}

    /**
     * The choices, the best first.
     *
     * @param staying merchants whose goods do not come by tour, which is why none is offered
     */
    public record Offer(@Nullable Place place, List<HandOverChoice> choices, List<MerchantId> staying) {
        public Offer {
            choices = List.copyOf(choices);
            staying = List.copyOf(staying);
        }

        /** Of work alone. */
        public static Offer byAppointment() {
            return new Offer(null, List.of(HandOverChoice.appointment()), List.of());
        }

        public Optional<HandOverChoice> find(@Nullable String key) {
            return choices.stream().filter(choice -> choice.key().equals(key)).findFirst();
        }

        /** The one that is named, else the first. */
        public Optional<HandOverChoice> chosen(@Nullable String key) {
            return find(key).or(() -> choices.stream().findFirst());
        }
    }

    /** All that is known when choices are made; the loads are purchases by point and day. */
    private record Known(
            Network network,
            Strategy strategy,
            DeliveryCalendar calendar,
            List<Place> places,
            Map<PointDay, Integer> loads,
            Instant now) {}

    public Mono<Offer> to(@Nullable PlaceCode place, Collection<Merchant> merchants) {
        var ids = merchants.stream().map(Merchant::id).toList();
        var today = clock.instant().atZone(BusinessTime.ZONE).toLocalDate();
        return Mono.zip(known(orders.pointLoads(today)), suppliers.of(ids))
                .map(both -> offer(place, List.copyOf(merchants), both.getT1(), both.getT2()));
    }

    /** How it comes on exactly this day, to the door or to this point, too late for it or not; nothing when it does not. */
    public Mono<HandOverChoice> on(
            LocalDate day, PlaceCode place, @Nullable String point, Collection<Merchant> merchants) {
        var ids = merchants.stream().map(Merchant::id).toList();
        return Mono.zip(known(orders.pointLoads(day)), suppliers.of(ids))
                .filter(both -> isBrought(List.copyOf(merchants), both.getT1()))
                .flatMapIterable(both -> point == null
                        ? door(day, place, both.getT1(), preparation(List.copyOf(merchants), both.getT2()))
                        : point(day, point, both.getT1(), preparation(List.copyOf(merchants), both.getT2())))
                .next();
    }

    private static boolean isBrought(List<Merchant> merchants, Known known) {
        return known.strategy().deliveryDays()
                && merchants.stream()
                        .allMatch(merchant -> merchant.profile().ways().contains(Way.DELIVERY));
    }

    private static List<HandOverChoice> door(LocalDate day, PlaceCode place, Known known, int preparation) {
        return known.calendar()
                .arrivals(known.network().daysOf(place), day, preparation)
                .map(arrival -> HandOverChoice.door(arrival, known.strategy().doorFee()))
                .toList();
    }

    private static List<HandOverChoice> point(LocalDate day, String slug, Known known, int preparation) {
        return known.network().point(slug).stream()
                .flatMap(point -> known.calendar()
                        .arrivals(known.network().daysOf(point), day, preparation)
                        .filter(arrival -> hasRoom(known, point, arrival))
                        .map(arrival -> HandOverChoice.point(
                                arrival, point, null, known.strategy().pointFee())))
                .toList();
    }

    /** On which dates goods come to a place at all; without one, anywhere. */
    public Mono<Served> served(@Nullable PlaceCode place) {
        return Mono.zip(
                        networks.here(),
                        surroundings.strategies().here(),
                        surroundings.counties().here())
                .map(all -> new Served(
                        calendar(all.getT3(), all.getT2()),
                        place == null ? List.of() : all.getT1().daysOf(place)));
    }

    /** The next arrivals in a place for whoever prepares as most do. */
    public Mono<List<Arrival>> arrivals(PlaceCode place) {
        return known(Mono.just(Map.of()))
                .map(known -> arrivals(known, known.network().daysOf(place), Suppliers.USUAL_PREPARATION));
    }

    private Mono<Known> known(Mono<Map<PointDay, Integer>> loads) {
        return Mono.zip(
                        networks.here(),
                        surroundings.strategies().here(),
                        surroundings.counties().here(),
                        surroundings.places().list(),
                        loads)
                .map(all -> new Known(
                        all.getT1(),
                        all.getT2(),
                        calendar(all.getT3(), all.getT2()),
                        all.getT4(),
                        all.getT5(),
                        clock.instant()));
    }

    static DeliveryCalendar calendar(County county, Strategy strategy) {
        return new DeliveryCalendar(new BusinessTime(county.land()), strategy.sundayDelivery());
    }

    private static Offer offer(
            @Nullable PlaceCode code, List<Merchant> merchants, Known known, Map<MerchantId, Supplier> suppliers) {
        var place = known.places().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
        var staying = merchants.stream()
                .filter(merchant -> !merchant.profile().ways().contains(Way.DELIVERY))
                .map(Merchant::id)
                .toList();
        var choices = new ArrayList<HandOverChoice>();
        if (place != null && staying.isEmpty() && known.strategy().deliveryDays()) {
            var preparation = preparation(merchants, suppliers);
            choices.addAll(doors(place, known, preparation));
            choices.addAll(points(place, known, preparation));
        }
        if (merchants.stream().allMatch(OfferHandOver::handsOver)) {
            choices.add(HandOverChoice.pickup());
        }
        return new Offer(place, choices, staying);
    }

    /** Who has not said how goods get to people hands them over at the counter, as every shop does. */
    private static boolean handsOver(Merchant merchant) {
        var ways = merchant.profile().ways();
        return ways.isEmpty() || ways.contains(Way.PICKUP);
    }

    private static int preparation(List<Merchant> merchants, Map<MerchantId, Supplier> suppliers) {
        return merchants.stream()
                .map(Merchant::id)
                .map(id -> Optional.ofNullable(suppliers.get(id)))
                .mapToInt(known -> known.map(Supplier::preparation).orElse(Suppliers.USUAL_PREPARATION))
                .max()
                .orElse(Suppliers.USUAL_PREPARATION);
    }

    private static List<HandOverChoice> doors(Place place, Known known, int preparation) {
        return arrivals(known, known.network().daysOf(place.code()), preparation).stream()
                .map(arrival -> HandOverChoice.door(arrival, known.strategy().doorFee()))
                .toList();
    }

    /** The next day of each point she would go to that has room left, the nearest first. */
    private static List<HandOverChoice> points(Place place, Known known, int preparation) {
        var byCode = known.places().stream().collect(Collectors.toMap(Place::code, Function.identity()));
        return known.network().points().stream()
                .filter(point -> byCode.containsKey(point.place()))
                .flatMap(point ->
                        point(point, km(place, Objects.requireNonNull(byCode.get(point.place()))), known, preparation))
                .sorted(Comparator.comparingDouble(choice -> choice.km() == null ? 0 : choice.km()))
                .limit(MOST_POINTS)
                .toList();
    }

    private static Stream<HandOverChoice> point(PickupPoint point, double km, Known known, int preparation) {
        if (km > known.strategy().pickupRadiusKm()) {
            return Stream.empty();
        }
        return arrivals(known, known.network().daysOf(point), preparation).stream()
                .filter(arrival -> hasRoom(known, point, arrival))
                .limit(1)
                .map(arrival -> HandOverChoice.point(
                        arrival, point, km == 0 ? null : km, known.strategy().pointFee()));
    }

    private static boolean hasRoom(Known known, PickupPoint point, Arrival arrival) {
        return known.loads().getOrDefault(new PointDay(point.slug(), arrival.date()), 0) < point.crates();
    }

    private static double km(Place from, Place to) {
        return from.code().equals(to.code()) ? 0 : from.point().kmTo(to.point());
    }

    private static List<Arrival> arrivals(Known known, List<DeliveryDay> days, int preparation) {
        return known.calendar().next(days, preparation, known.now(), MOST_DAYS);
    }
}
