package marketplace.popularity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import marketplace.outbox.Due;
import marketplace.outbox.DueWork;
import marketplace.pages.Formats;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reckons every night what is popular, of the twenty-eight days before; today never counts, so nobody sees it move. */
@Component
class Reckon {
    private static final LocalTime HOUR = LocalTime.of(3, 20);
    private static final String WHAT = "popularity.reckon";
    private static final String SUBJECT = "county";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PopularWords words;
    private final PopularListings listings;
    private final Due due;
    private final Sql sql;
    private final Clock clock;

    Reckon(PopularWords words, PopularListings listings, Due due, Sql sql, Clock clock) {
        this.words = words;
        this.listings = listings;
        this.due = due;
        this.sql = sql;
        this.clock = clock;
    }

    /** The timed work of it. */
    @Configuration(proxyBeanMethods = false)
    static class Timed {
        @Bean
        DueWork popularityReckon(Reckon reckon) {
            return new DueWork(WHAT, _ -> reckon.now());
        }
    }

    /** In a few seconds, when a day that was reckoned already has changed, or nothing was reckoned yet. */
    Mono<Void> soonIfLate(LocalDate day) {
        return isLate(day)
                .filter(Boolean::booleanValue)
                .flatMap(_ -> due.plan(WHAT, SUBJECT, clock.instant().plus(SOON)));
    }

    /** Reckons now, and plans to do so tomorrow. */
    Mono<Void> now() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Formats.ZONE);
        var window = Window.before(today);
        return sql.together(words.count(window)
                        .then(Mono.defer(() -> listings.count(window)))
                        .then(Mono.defer(() -> reckoned(today)))
                        .then(Mono.defer(() -> due.plan(WHAT, SUBJECT, next(now)))))
                .checkpoint("reckon what is popular");
    }

    private Mono<Boolean> isLate(LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.begin", """
                    with begun as (
                      insert into popularity.reckoned (county) values (:county) on conflict do nothing returning county
                    )
                    select exists (select from begun)
                      or exists (select from popularity.reckoned where county = :county and day > :day) as late
                    """)
                        .bind("county", scope.county())
                        .bind("day", day)
                        .find(row -> row.flag("late")));
    }

    private Mono<Void> reckoned(LocalDate today) {
        return Scope.current()
                .flatMap(scope -> sql.named("popularity.reckoned", """
                    insert into popularity.reckoned (county, day) values (:county, :today)
                    on conflict (county) do update set day = excluded.day
                    """)
                        .bind("county", scope.county())
                        .bind("today", today)
                        .run());
    }

    private static Instant next(Instant now) {
        var local = now.atZone(Formats.ZONE);
        var today = local.with(HOUR);
        return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
    }
}
