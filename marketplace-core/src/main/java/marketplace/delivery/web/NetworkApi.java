package marketplace.delivery.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import marketplace.delivery.ChangeNetwork;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.delivery.Network;
import marketplace.delivery.Networks;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Vehicle;
import marketplace.delivery.Window;
import marketplace.shared.PlaceCode;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** When the market comes where, its pickup points and its vehicles, for the operator's programs; local times, cents. */
@RestController
@RequestMapping("/api/v1/operator")
class NetworkApi {
    private final Networks networks;
    private final ChangeNetwork change;

    NetworkApi(Networks networks, ChangeNetwork change) {
        this.networks = networks;
        this.change = change;
    }

    /** @param cutOffDay with its time the last moment to order from merchants who prepare one working day */
    record NetworkDay(
            PlaceCode place,
            DayOfWeek weekday,
            LocalTime from,
            LocalTime to,
            DayOfWeek cutOffDay,
            LocalTime cutOffTime) {
        static NetworkDay of(PlaceCode place, DeliveryDay day) {
            return new NetworkDay(
                    place,
                    day.weekday(),
                    day.window().from(),
                    day.window().to(),
                    day.cutOff().weekday(),
                    day.cutOff().time());
        }
    }

    record DayBody(
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @NotNull DayOfWeek cutOffDay,
            @NotNull LocalTime cutOffTime) {
        DeliveryDay on(DayOfWeek weekday) {
            return DeliveryDay.of(weekday, new CutOff(cutOffDay, cutOffTime), Window.of(from, to));
        }
    }

    /**
     * Where goods wait for people.
     *
     * @param weekday of its place on which it is filled
     * @param from when one can fetch them on that day
     * @param hours for people
     * @param crates how many deliveries it takes a day
     * @param coldPlaces how many of them cold
     */
    record PointBody(
            @NotBlank @Size(max = 120) String name,
            @NotBlank @Size(max = 60) String place,
            @NotBlank @Size(max = 120) String street,
            @NotNull DayOfWeek weekday,
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @NotNull @Size(max = 200) String hours,
            @Min(0) @Max(10_000) int crates,
            @Min(0) @Max(10_000) int coldPlaces) {
        PickupPoint called(String slug) {
            var window = Window.of(from, to);
            return new PickupPoint(slug, name, PlaceCode.of(place), street, weekday, window, hours, crates, coldPlaces);
        }

        static PointBody of(PickupPoint point) {
            return new PointBody(
                    point.name(),
                    point.place().value(),
                    point.street(),
                    point.weekday(),
                    point.window().from(),
                    point.window().to(),
                    point.hours(),
                    point.crates(),
                    point.coldPlaces());
        }
    }

    /**
     * What goods are brought with.
     *
     * @param crates it takes at once; an order is one
     * @param base the place it starts from and comes back to
     * @param rangeKm of one tour, if it has an end
     */
    record VehicleBody(
            @NotBlank @Size(max = 120) String name,
            @NotNull Vehicle.Kind kind,
            boolean cold,
            @Min(1) @Max(10_000) int crates,
            @NotBlank @Size(max = 60) String base,
            @Nullable @Min(1) @Max(10_000) Integer rangeKm,
            @Min(0) @Max(100_000) int centsPerKm,
            @Min(0) @Max(1_000_000) int centsPerHour) {
        Vehicle called(String slug) {
            return new Vehicle(
                    slug, name, kind, cold, crates, PlaceCode.of(base), rangeKm, centsPerKm, centsPerHour, null);
        }

        static VehicleBody of(Vehicle vehicle) {
            return new VehicleBody(
                    vehicle.name(),
                    vehicle.kind(),
                    vehicle.cold(),
                    vehicle.crates(),
                    vehicle.base().value(),
                    vehicle.rangeKm(),
                    vehicle.centsPerKm(),
                    vehicle.centsPerHour());
        }
    }

    /** @param postcodes all of the place, one to fifty, the most usual one first */
    record Postcodes(@NotNull List<String> postcodes) {}

    record NetworkPoint(String slug, PointBody point) {}

    record NetworkVehicle(String slug, VehicleBody vehicle) {}

    /** All of it: at most seven days a place, 500 points and 100 vehicles. */
    record NetworkView(List<NetworkDay> days, List<NetworkPoint> points, List<NetworkVehicle> vehicles) {
        static NetworkView of(Network network) {
            return new NetworkView(
                    network.days().entrySet().stream()
                            .flatMap(place -> place.getValue().stream().map(day -> NetworkDay.of(place.getKey(), day)))
                            .toList(),
                    network.points().stream()
                            .map(point -> new NetworkPoint(point.slug(), PointBody.of(point)))
                            .toList(),
                    network.vehicles().stream()
                            .map(vehicle -> new NetworkVehicle(vehicle.slug(), VehicleBody.of(vehicle)))
                            .toList());
        }
    }

    /** The network of the county. */
    @GetMapping("/network")
    Mono<NetworkView> get() {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> networks.here())
                .map(NetworkView::of);
    }

    /** Lets the market come to a place on a weekday; again is harmless. */
    @PutMapping("/network/days/{place}/{weekday}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> day(@PathVariable PlaceCode place, @PathVariable DayOfWeek weekday, @Valid @RequestBody DayBody body) {
        return Mono.fromSupplier(() -> body.on(weekday)).flatMap(day -> change.day(place, day));
    }

    /** Lets it come there no longer; what was promised stays. */
    @DeleteMapping("/network/days/{place}/{weekday}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeDay(@PathVariable PlaceCode place, @PathVariable DayOfWeek weekday) {
        return change.removeDay(place, weekday);
    }

    /** Says which postcodes a place has: what is brought to it goes to addresses with one of them. Again is harmless. */
    @PutMapping("/places/{place}/postcodes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> postcodes(@PathVariable PlaceCode place, @Valid @RequestBody Postcodes body) {
        return change.postcodes(place, body.postcodes());
    }

    /** Opens a pickup point under a name of lower-case letters, digits and hyphens, or changes it; again is harmless. */
    @PutMapping("/network/points/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> point(@PathVariable String slug, @Valid @RequestBody PointBody body) {
        return Mono.fromSupplier(() -> body.called(Slugs.checked(slug))).flatMap(change::point);
    }

    /** Closes a pickup point. */
    @DeleteMapping("/network/points/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removePoint(@PathVariable String slug) {
        return change.removePoint(slug);
    }

    /** Takes a vehicle in under a name of lower-case letters, digits and hyphens, or changes it; its driver stays. */
    @PutMapping("/network/vehicles/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> vehicle(@PathVariable String slug, @Valid @RequestBody VehicleBody body) {
        return Mono.fromSupplier(() -> body.called(Slugs.checked(slug))).flatMap(change::vehicle);
    }

    /** Takes a vehicle out. */
    @DeleteMapping("/network/vehicles/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeVehicle(@PathVariable String slug) {
        return change.removeVehicle(slug);
    }
}
