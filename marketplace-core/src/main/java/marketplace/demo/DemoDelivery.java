package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.counties.Strategies;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.delivery.LayNetwork;
import marketplace.delivery.Network;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Suppliers;
import marketplace.delivery.Vehicle;
import marketplace.delivery.Window;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The counties' strategies, when the market comes where, pickup points, vehicles, and how long the shops prepare. */
@Component
class DemoDelivery {
    private final Strategies strategies;
    private final LayNetwork lay;
    private final Suppliers suppliers;

    DemoDelivery(Strategies strategies, LayNetwork lay, Suppliers suppliers) {
        this.strategies = strategies;
        this.lay = lay;
        this.suppliers = suppliers;
    }

    Mono<Void> lay(
            JsonNode county, DemoFiles files, Map<String, MerchantId> merchants, Map<String, AccountId> drivers) {
        var code = CountyCode.of(county.get("code").asString());
        return strategies
                .inForce()
                .filter(now -> now.version() == 0)
                .flatMap(_ -> strategies.decide(county.get("strategy")))
                .then(Mono.defer(() -> lay.with(network(county, files, code, drivers))))
                .thenMany(Flux.fromIterable(files.rows("merchants.csv", code)))
                .concatMap(row -> prepare(row, code, merchants))
                .then()
                .contextWrite(Scope.of(code)::in);
    }

    private Mono<?> prepare(NamedCsvRecord row, CountyCode county, Map<String, MerchantId> merchants) {
        var merchant = merchants.get(row.getField("slug"));
        var staff = new SignedIn(
                county, AccountId.fresh(), "Demo", Set.of(new Grant(Role.MERCHANT_STAFF, merchant)), Set.of(), null);
        return merchant == null
                ? Mono.empty()
                : suppliers
                        .prepare(merchant, Integer.parseInt(row.getField("preparation_days")))
                        .contextWrite(staff::in);
    }

    private static Network network(JsonNode county, DemoFiles files, CountyCode code, Map<String, AccountId> drivers) {
        var days = files.rows("places.csv", code).stream()
                .filter(row -> !row.getField("delivery_days").isEmpty())
                .collect(Collectors.toMap(row -> PlaceCode.of(row.getField("slug")), DemoDelivery::days));
        var points = county.get("pickup_points")
                .valueStream()
                .map(DemoDelivery::point)
                .toList();
        var vehicles = county.get("vehicles")
                .valueStream()
                .map(vehicle -> vehicle(vehicle, drivers.get(vehicle.get("slug").asString())))
                .toList();
        return new Network(days, points, vehicles);
    }

    private static List<DeliveryDay> days(NamedCsvRecord row) {
        var days = row.getField("delivery_days").split(" ");
        var cutOffs = row.getField("cut_offs").split("\\|");
        var window = window(row.getField("delivery_window"));
        return IntStream.range(0, days.length)
                .mapToObj(i -> new DeliveryDay(DemoHours.day(days[i]), cutOff(cutOffs[i]), window))
                .toList();
    }

    private static CutOff cutOff(String text) {
        var parts = text.split(" ");
        return new CutOff(DemoHours.day(parts[0]), LocalTime.parse(parts[1]));
    }

    private static PickupPoint point(JsonNode file) {
        var day = DemoHours.day(file.get("day").asString());
        return new PickupPoint(
                file.get("slug").asString(),
                file.get("name").asString(),
                PlaceCode.of(file.get("place").asString()),
                file.get("street").asString(),
                day,
                latest(file.get("hours").asString(), day),
                DemoHours.inWords(file.get("hours").asString()),
                file.get("capacity_crates").asInt(),
                file.get("cold_places").asInt());
    }

    /** The last span of the day: by then the van was there. */
    private static Window latest(String hours, DayOfWeek day) {
        return DemoHours.of(hours).weekly().stream()
                .filter(span -> span.day() == day)
                .reduce((_, later) -> later)
                .map(span -> new Window(span.from(), span.to()))
                .orElseThrow();
    }

    private static Vehicle vehicle(JsonNode file, @Nullable AccountId driver) {
        var range = file.get("range_km");
        return new Vehicle(
                file.get("slug").asString(),
                file.get("name").asString(),
                Vehicle.Kind.of(file.get("kind").asString()),
                file.get("cold").asBoolean(),
                file.get("capacity_crates").asInt(),
                PlaceCode.of(file.get("base").asString()),
                range == null ? null : range.asInt(),
                file.get("cost_cents_per_km").asInt(),
                file.get("cost_cents_per_hour").asInt(),
                driver);
    }

    private static Window window(String text) {
        var ends = text.split("-");
        return new Window(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }
}
