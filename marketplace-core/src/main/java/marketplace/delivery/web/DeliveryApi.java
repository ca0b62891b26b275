package marketplace.delivery.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import marketplace.counties.Places;
import marketplace.delivery.Arrival;
import marketplace.delivery.Networks;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Suppliers;
import marketplace.delivery.Suppliers.Supplier;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** When the market comes where; local times of the county. */
@RestController
@RequestMapping("/api/v1")
class DeliveryApi {
    private final Places places;
    private final OfferHandOver offer;
    private final Networks networks;
    private final Suppliers suppliers;

    DeliveryApi(Places places, OfferHandOver offer, Networks networks, Suppliers suppliers) {
        this.places = places;
        this.offer = offer;
        this.networks = networks;
        this.suppliers = suppliers;
    }

    /** The days one can still join, the next first; none where the market does not come. */
    record DaysView(PlaceCode place, List<DayView> days) {}

    /** @param cutOff the last moment to order from merchants who prepare one working day */
    record DayView(LocalDate date, LocalTime from, LocalTime to, Instant cutOff) {
        static DayView of(Arrival arrival) {
            return new DayView(
                    arrival.date(), arrival.window().from(), arrival.window().to(), arrival.cutOff());
        }
    }

    /** @param crates how many deliveries it takes a day */
    record PointView(
            String slug, String name, PlaceCode place, String street, String hours, int crates, int coldPlaces) {
        static PointView of(PickupPoint point) {
            return new PointView(
                    point.slug(),
                    point.name(),
                    point.place(),
                    point.street(),
                    point.hours(),
                    point.crates(),
                    point.coldPlaces());
        }
    }

    record PointsView(List<PointView> points) {}

    /** @param days working days from the order to the goods */
    record Preparation(
            @Min(0) @Max(Suppliers.LONGEST_PREPARATION) int days) {
        static Preparation of(Supplier supplier) {
            return new Preparation(supplier.preparation());
        }
    }

    /** The delivery days of a place one can still join, the next first. */
    @GetMapping("/places/{place}/delivery-days")
    Mono<DaysView> days(@PathVariable PlaceCode place) {
        return places.get(place)
                .then(Mono.defer(() -> offer.arrivals(place)))
                .map(found ->
                        new DaysView(place, found.stream().map(DayView::of).toList()));
    }

    /** The points where deliveries wait to be fetched. */
    @GetMapping("/pickup-points")
    Mono<PointsView> points() {
        return networks.here()
                .map(network -> new PointsView(
                        network.points().stream().map(PointView::of).toList()));
    }

    /** How many working days a merchant needs before she can hand over. */
    @GetMapping("/merchants/{merchant}/preparation")
    Mono<Preparation> preparation(@PathVariable MerchantId merchant) {
        return suppliers.get(merchant).map(Preparation::of);
    }

    /** Says how many working days the merchant needs. */
    @PutMapping("/merchants/{merchant}/preparation")
    Mono<Preparation> prepare(@PathVariable MerchantId merchant, @Valid @RequestBody Preparation body) {
        return suppliers.prepare(merchant, body.days()).map(Preparation::of);
    }
}
