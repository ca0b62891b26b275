package marketplace.delivery;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.PlaceCode;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The network of the county of the chain; kept for a minute, since every page shows a bit of it. */
@Component
public class Networks {
    static final int MOST_DAYS = 14_000;
    static final int MOST_POINTS = 500;
    static final int MOST_VEHICLES = 100;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_COUNTIES = 300;

    private final Sql sql;
    private final AsyncCache<CountyCode, Network> known = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MOST_COUNTIES)
            .buildAsync();

    Networks(Sql sql) {
        this.sql = sql;
    }

    public Mono<Network> here() {
        return Scope.current()
                .flatMap(scope -> Mono.fromFuture(
                        () -> known.get(scope.county(), (_, _) -> read(scope).toFuture()), true));
    }

    /** As it is stored. */
    Mono<Network> read() {
        return Scope.current().flatMap(this::read);
    }

    void forget(CountyCode county) {
        known.synchronous().invalidate(county);
    }

    private Mono<Network> read(Scope scope) {
        return Mono.zip(days(scope), points(scope), vehicles(scope))
                .map(all -> new Network(all.getT1(), all.getT2(), all.getT3()))
                .contextWrite(scope::in);
    }

    private Mono<Map<PlaceCode, List<DeliveryDay>>> days(Scope scope) {
        return sql.named("delivery.days", """
            select place, weekday, cut_weekday, cut_time, from_time, to_time from delivery.place_day
            where county = :county order by place, weekday limit :most
            """)
                .bind("county", scope.county())
                .bind("most", MOST_DAYS)
                .list(row -> Map.entry(PlaceCode.of(row.text("place")), day(row)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private Mono<List<PickupPoint>> points(Scope scope) {
        return sql.named("delivery.points", """
            select slug, name, place, street, weekday, from_time, to_time, hours, crates, cold_places
            from delivery.pickup_point where county = :county order by name limit :most
            """)
                .bind("county", scope.county())
                .bind("most", MOST_POINTS)
                .list(Networks::point);
    }

    private Mono<List<Vehicle>> vehicles(Scope scope) {
        return sql.named("delivery.vehicles", """
            select slug, name, kind, cold, crates, base, range_km, cents_per_km, cents_per_hour, driver
            from delivery.vehicle where county = :county order by crates desc, slug limit :most
            """)
                .bind("county", scope.county())
                .bind("most", MOST_VEHICLES)
                .list(Networks::vehicle);
    }

    private static DeliveryDay day(Row row) {
        return new DeliveryDay(
                weekday(row, "weekday"), new CutOff(weekday(row, "cut_weekday"), row.time("cut_time")), window(row));
    }

    private static PickupPoint point(Row row) {
        return new PickupPoint(
                row.text("slug"),
                row.text("name"),
                PlaceCode.of(row.text("place")),
                row.text("street"),
                weekday(row, "weekday"),
                window(row),
                row.text("hours"),
                row.count("crates"),
                row.count("cold_places"));
    }

    private static Vehicle vehicle(Row row) {
        return new Vehicle(
                row.text("slug"),
                row.text("name"),
                Vehicle.Kind.valueOf(row.text("kind")),
                row.flag("cold"),
                row.count("crates"),
                PlaceCode.of(row.text("base")),
                Optional.ofNullable(row.findNumber("range_km"))
                        .map(Math::toIntExact)
                        .orElse(null),
                row.count("cents_per_km"),
                row.count("cents_per_hour"),
                Optional.ofNullable(row.findUuid("driver")).map(AccountId::new).orElse(null));
    }

    private static DayOfWeek weekday(Row row, String column) {
        return DayOfWeek.of(row.count(column));
    }

    private static Window window(Row row) {
        return new Window(row.time("from_time"), row.time("to_time"));
    }
}
