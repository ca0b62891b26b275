package marketplace.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import marketplace.dispatch.Tour.Identity;
import marketplace.dispatch.Tour.Route;
import marketplace.outbox.Change;
import marketplace.outbox.Outbox;
import marketplace.shared.AccountId;
import marketplace.shared.Overtaken;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** All tours of a county; a change is stored with its news, or not at all. */
@Component
public class Tours {
    public static final int MOST_PER_DAY = 100;
    private static final String SELECT = """
        select id, version, day, number, vehicle, state, courier, since, km, stops::text as stops
        from dispatch.tour where county = :county and\s\
        """;

    private final Sql sql;
    private final Outbox outbox;
    private final JsonMapper json;

    Tours(Sql sql, Outbox outbox, JsonMapper json) {
        this.sql = sql;
        this.outbox = outbox;
        this.json = json;
    }

    public Mono<Tour> get(TourId id) {
        return find(id).switchIfEmpty(Mono.error(DispatchRefused.NoSuchTour::new));
    }

    public Mono<Tour> find(TourId id) {
        return list("dispatch.tour", "id = :id limit 1", query -> query.bind("id", id))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** The tours of a day by number, at most a hundred. */
    public Mono<List<Tour>> list(LocalDate day) {
        return list(
                "dispatch.tours-of-day",
                "day = :day order by number limit :most",
                query -> query.bind("day", day).bind("most", MOST_PER_DAY));
    }

    /** What a courier has to drive from this day on. */
    public Mono<List<Tour>> list(AccountId courier, LocalDate from) {
        return list(
                "dispatch.tours-of-courier",
                "courier = :courier and day >= :from order by day, number limit :most",
                query -> query.bind("courier", courier).bind("from", from).bind("most", MOST_PER_DAY));
    }

    /** One planner at a time a day, until the transaction ends. */
    Mono<Void> alone(LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.alone", """
                    select pg_advisory_xact_lock(hashtextextended('dispatch/' || :county || '/' || :day, 0)) is null as held
                    """)
                        .bind("county", scope.county())
                        .bind("day", day.toString())
                        .find(row -> row.flag("held")))
                .then();
    }

    Mono<Tour> add(Change<Tour> planned) {
        return store(planned, this::insert);
    }

    Mono<Tour> change(TourId id, Function<Tour, Change<Tour>> decision) {
        return sql.together(get(id).map(decision).flatMap(this::store)).retryWhen(Overtaken.startOver());
    }

    Mono<Tour> store(Change<Tour> change) {
        return change.isNone() ? Mono.just(change.next()) : store(change, this::update);
    }

    /** Fails when it was changed since it was read. */
    Mono<Void> remove(Tour tour) {
        return Scope.current()
                .flatMap(scope -> sql.named("dispatch.remove-tour", """
                    delete from dispatch.tour where county = :county and id = :id and version = :version
                    """)
                        .bind("county", scope.county())
                        .bind("id", tour.id())
                        .bind("version", tour.version())
                        .change())
                .flatMap(removed -> removed == 1 ? Mono.<Void>empty() : Mono.error(new Overtaken(tour)));
    }

    private Mono<Tour> store(Change<Tour> change, Function<Tour, Mono<Void>> how) {
        return how.apply(change.next()).then(outbox.append(change.news())).thenReturn(change.next());
    }

    private Mono<Void> insert(Tour tour) {
        return Scope.current()
                .flatMap(scope -> written(tour, scope, sql.named("dispatch.add-tour", """
                    insert into dispatch.tour (county, id, version, day, number, vehicle, state, courier, since, km, stops)
                    values (:county, :id, :version, :day, :number, :vehicle, :state, :courier, :since, :km, :stops::jsonb)
                    """))
                        .bind("day", tour.day())
                        .bind("number", tour.identity().number())
                        .bind("vehicle", tour.identity().vehicle())
                        .run());
    }

    private Mono<Void> update(Tour tour) {
        return Scope.current()
                .flatMap(scope -> written(tour, scope, sql.named("dispatch.change-tour", """
                    update dispatch.tour set version = :version, state = :state, courier = :courier, since = :since,
                      km = :km, stops = :stops::jsonb
                    where county = :county and id = :id and version = :version - 1
                    """))
                        .change())
                .flatMap(changed -> changed == 1 ? Mono.<Void>empty() : Mono.error(new Overtaken(tour)));
    }

    private Query written(Tour tour, Scope scope, Query query) {
        return query.bind("county", scope.county())
                .bind("id", tour.id())
                .bind("version", tour.version())
                .bind("state", tour.state().name())
                .bind("courier", tour.state().courier().orElse(null), UUID.class)
                .bind("since", since(tour.state()), Instant.class)
                .bind("km", tour.route().km())
                .bind("stops", json.writeValueAsString(tour.stops()));
    }

    private Mono<List<Tour>> list(String name, String condition, UnaryOperator<Query> binding) {
        return Scope.current()
                .flatMap(scope -> binding.apply(
                                sql.named(name, SELECT + condition).bind("county", scope.county()))
                        .list(this::tour));
    }

    private Tour tour(Row row) {
        var identity =
                new Identity(new TourId(row.uuid("id")), row.date("day"), row.count("number"), row.text("vehicle"));
        var stops = Arrays.asList(json.readValue(row.text("stops"), Stop[].class));
        return new Tour(identity, row.number("version"), new Route(stops, row.decimal("km")), state(row));
    }

    private static TourState state(Row row) {
        var courier = Optional.ofNullable(row.findUuid("courier")).map(AccountId::new);
        return switch (row.text("state")) {
            case "PLANNED" -> new TourState.Planned();
            case "GIVEN" -> new TourState.Given(courier.orElseThrow());
            case "UNDER_WAY" -> new TourState.UnderWay(courier.orElseThrow(), row.instant("since"));
            case "ENDED" -> new TourState.Ended(courier.orElseThrow(), row.instant("since"));
            default -> throw new IllegalStateException("no state " + row.text("state"));
        };
    }

    private static @Nullable Instant since(TourState state) {
        return switch (state) {
            case TourState.Planned _, TourState.Given _ -> null;
            case TourState.UnderWay(var _, var since) -> since;
            case TourState.Ended(var _, var at) -> at;
        };
    }
}
