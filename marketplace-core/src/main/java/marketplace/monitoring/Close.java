package marketplace.monitoring;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.counties.Places;
import marketplace.outbox.Due;
import marketplace.outbox.DueWork;
import marketplace.pages.Formats;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Closes a county's day at three in the morning: what happened until then is counted, protected and kept. The outcome
 * depends on nothing that happened later, so closing again, late or twice, is harmless and reveals nothing new.
 */
@Component
class Close {
    static final LocalTime HOUR = LocalTime.of(3, 0);
    private static final String WHAT = "monitoring.close";
    private static final String SUBJECT = "county";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int DAYS_UNTIL_A_QUARTER_IS_OVER = 7;

    private final Counting counting;
    private final Figures figures;
    private final Words words;
    private final UnreachedPlaces unreached;
    private final Places places;
    private final Due due;
    private final Sql sql;
    private final Clock clock;

    Close(
            Counting counting,
            Figures figures,
            Words words,
            UnreachedPlaces unreached,
            Places places,
            Due due,
            Sql sql,
            Clock clock) {
        this.counting = counting;
        this.figures = figures;
        this.words = words;
        this.unreached = unreached;
        this.places = places;
        this.due = due;
        this.sql = sql;
        this.clock = clock;
    }

    /** The timed work of it. */
    @Configuration(proxyBeanMethods = false)
    static class Timed {
        @Bean
        DueWork monitoringClose(Close close) {
            return new DueWork(WHAT, _ -> close.day());
        }
    }

    /** In a few seconds; more news until then waits with it. */
    Mono<Void> soon() {
        return due.plan(WHAT, SUBJECT, clock.instant().plus(SOON));
    }

    /** Closes what happened until three o'clock, and plans to do so tomorrow. */
    Mono<Void> day() {
        var cut = lastCut(clock.instant());
        return sql.together(places.list()
                        .map(Surroundings::of)
                        .flatMap(around -> figures(cut, around))
                        .then(Mono.defer(() -> asked(cut)))
                        .then(Mono.defer(() -> wanted(cut)))
                        .then(Mono.defer(() -> figures.closed(cut)))
                        .then(Mono.defer(() -> due.plan(WHAT, SUBJECT, nextCut(cut)))))
                .checkpoint("close the day");
    }

    private Mono<Void> figures(Instant cut, Map<String, Surroundings> around) {
        return counting.move(cut)
                .map(earliest -> Period.of(Grain.QUARTER, earliest))
                .flatMap(since -> counting.since(since, around)
                        .map(cells -> shown(cells, around))
                        .flatMap(shown -> figures.replace(since, shown)));
    }

    private Mono<Void> asked(Instant cut) {
        var today = LocalDate.ofInstant(cut, Formats.ZONE);
        var kept = Period.of(Grain.QUARTER, today.minusDays(DAYS_UNTIL_A_QUARTER_IS_OVER));
        return words.earliest()
                .map(earliest -> Period.of(Grain.QUARTER, earliest))
                .flatMap(since -> words.count(since, today))
                .then(Mono.defer(() -> words.forgetBefore(kept.from())));
    }

    private Mono<Void> wanted(Instant cut) {
        var today = LocalDate.ofInstant(cut, Formats.ZONE);
        var kept = Period.of(Grain.QUARTER, today.minusDays(DAYS_UNTIL_A_QUARTER_IS_OVER));
        return unreached
                .earliest()
                .map(earliest -> Period.of(Grain.QUARTER, earliest))
                .flatMap(since -> unreached.count(since, today))
                .then(Mono.defer(() -> unreached.forgetBefore(kept.from())));
    }

    private static List<Figure> shown(Map<Slot, Counts> cells, Map<String, Surroundings> around) {
        var counts = Protection.ofCounts(cells, Sums.ofCounts(cells.keySet(), around));
        var goods = Protection.ofGoods(cells, Sums.ofGoods(cells.keySet(), around), counts);
        return cells.entrySet().stream()
                .map(cell -> counts.contains(cell.getKey())
                        ? Figure.hidden(cell.getKey())
                        : Figure.of(cell.getKey(), cell.getValue(), !goods.contains(cell.getKey())))
                .toList();
    }

    static Instant lastCut(Instant now) {
        var today = LocalDate.ofInstant(now, Formats.ZONE);
        return Stream.of(cut(today), cut(today.minusDays(1)))
                .filter(cut -> !cut.isAfter(now))
                .max(naturalOrder())
                .orElseThrow();
    }

    static Instant nextCut(Instant cut) {
        return cut(LocalDate.ofInstant(cut, Formats.ZONE).plusDays(1));
    }

    private static Instant cut(LocalDate day) {
        return day.atTime(HOUR).atZone(Formats.ZONE).toInstant();
    }
}
