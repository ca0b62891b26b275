package marketplace.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.delivery.news.ReachChanged;
import marketplace.outbox.Due;
import marketplace.outbox.Outbox;
import marketplace.shared.PlaceCode;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The versions of the places' reach, and the telling that one has changed. */
@Component
public class Reaches {
    static final String CHANGE = "delivery.change-reach";
    private static final String ALL = "all";
    /** So that a morning of changing merchants is one telling. */
    private static final Duration CALM = Duration.ofSeconds(3);

    private final Sql sql;
    private final Outbox outbox;
    private final Due due;
    private final Clock clock;

    Reaches(Sql sql, Outbox outbox, Due due, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.due = due;
        this.clock = clock;
    }

    /** These places are reached otherwise from now on. */
    Mono<Void> changed(Collection<PlaceCode> places) {
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.raise", """
                    insert into delivery.place as p (county, place, version)
                    select :county, place, 1 from unnest(:places) place order by place
                    on conflict (county, place) do update set version = p.version + 1
                    returning place, version, exists (select from delivery.place_day d
                      where d.county = p.county and d.place = p.place) as served
                    """)
                        .bind("county", scope.county())
                        .bind("places", places)
                        .list(Reaches::news))
                .flatMap(news -> outbox.append(List.copyOf(news)));
    }

    /** All places, in a moment. */
    Mono<Void> planChange() {
        return due.plan(CHANGE, ALL, clock.instant().plus(CALM));
    }

    Mono<Void> change() {
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.all-places", """
                    select place from delivery.place where county = :county
                    """)
                        .bind("county", scope.county())
                        .list(row -> PlaceCode.of(row.text("place"))))
                .flatMap(places -> places.isEmpty() ? Mono.empty() : changed(places));
    }

    /** The versions of these places; one that was never told of is 0. */
    public Mono<Map<PlaceCode, Long>> versions(Collection<PlaceCode> places) {
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.versions", """
                    select place, version from delivery.place where county = :county and place = any(:places)
                    """)
                        .bind("county", scope.county())
                        .bind("places", places)
                        .list(row -> Map.entry(PlaceCode.of(row.text("place")), row.number("version"))))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static ReachChanged news(Row row) {
        return new ReachChanged(
                PlaceCode.of(row.text("place")), row.number("version"), row.flag("served") ? "served" : "unserved");
    }
}
