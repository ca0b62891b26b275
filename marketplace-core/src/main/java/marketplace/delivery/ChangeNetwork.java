package marketplace.delivery;

import java.time.DayOfWeek;
import java.util.List;
import java.util.function.UnaryOperator;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.shared.CountyCode;
import marketplace.shared.PlaceCode;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The operator changes when the market comes where, the postcodes there, its pickup points and its vehicles; one change after the other.
 * What was promised before stays as it was.
 */
@Component
public class ChangeNetwork {
    private final Networks networks;
    private final LayNetwork lay;
    private final Places places;
    private final Reaches reaches;
    private final Sql sql;

    ChangeNetwork(Networks networks, LayNetwork lay, Places places, Reaches reaches, Sql sql) {
        this.networks = networks;
        this.lay = lay;
        this.places = places;
        this.reaches = reaches;
        this.sql = sql;
    }

    /** Instead of another day of this place on its weekday. */
    public Mono<Void> day(PlaceCode place, DeliveryDay day) {
        return change(place, now -> now.with(place, day));
    }

    public Mono<Void> removeDay(PlaceCode place, DayOfWeek weekday) {
        return change(now -> now.without(place, weekday));
    }

    /** Instead of another of its slug. */
    public Mono<Void> point(PickupPoint point) {
        return change(point.place(), now -> now.with(point));
    }

    public Mono<Void> removePoint(String slug) {
        return change(now -> now.withoutPoint(slug));
    }

    /** Instead of another of its slug, whose driver it keeps. */
    public Mono<Void> vehicle(Vehicle vehicle) {
        return change(vehicle.base(), now -> now.with(vehicle));
    }

    public Mono<Void> removeVehicle(String slug) {
        return change(now -> now.withoutVehicle(slug));
    }

    /** All postcodes of a place, the most usual one first: what is brought to it goes to addresses with one of them. */
    public Mono<Void> postcodes(PlaceCode place, List<String> postcodes) {
        return operator()
                .flatMap(me -> sql.together(places.setPostcodes(place, checked(postcodes))
                                .then(Mono.defer(() -> reaches.changed(List.of(place)))))
                        .then(Mono.<Void>fromRunnable(() -> places.forget(me.county()))))
                .checkpoint("change postcodes");
    }

    private static List<String> checked(List<String> postcodes) {
        var all = postcodes.stream().map(String::strip).distinct().toList();
        if (all.isEmpty()
                || all.size() > Place.MOST_POSTCODES
                || !all.stream().allMatch(postcode -> postcode.matches("\\d{5}"))) {
            throw new NetworkRefused.Invalid(
                    "postcodes", "postcodes", "A place has one to fifty postcodes of five digits.");
        }
        return all;
    }

    private Mono<Void> change(PlaceCode place, UnaryOperator<Network> step) {
        return operator().flatMap(_ -> places.get(place)).flatMap(_ -> change(step));
    }

    private Mono<Void> change(UnaryOperator<Network> step) {
        return operator()
                .flatMap(me -> sql.together(stepped(me.county(), step).thenReturn(me.county())))
                .doOnNext(networks::forget)
                .then()
                .checkpoint("change the network");
    }

    private Mono<Void> stepped(CountyCode county, UnaryOperator<Network> step) {
        return sql.named(
                        "delivery.alone",
                        "select pg_advisory_xact_lock(hashtextextended('delivery/' || :county, 0)) is null as held")
                .bind("county", county)
                .find(row -> row.flag("held"))
                .then(Mono.defer(networks::read))
                .map(step)
                .flatMap(lay::with);
    }

    private static Mono<SignedIn> operator() {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR));
    }
}
