package marketplace.popularity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Opened;
import marketplace.orders.news.OrderFigures;
import marketplace.outbox.Retention;
import marketplace.shared.ListingId;
import marketplace.shared.Query;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was asked for, opened and bought, by day and place; forgotten two days after it counts no more. */
@Component
class Acts {
    private static final Duration KEPT = Duration.ofDays(Window.DAYS + 2L);

    private final Sql sql;

    Acts(Sql sql) {
        this.sql = sql;
    }

    @Bean
    static Retention popularWordsAsked() {
        return Retention.of("popularity.word_day", "day", KEPT);
    }

    @Bean
    static Retention popularListingsOpened() {
        return Retention.of("popularity.opened_day", "day", KEPT);
    }

    @Bean
    static Retention popularListingsSold() {
        return Retention.of("popularity.sold_day", "day", KEPT);
    }

    /** Words that led to nothing are not worth suggesting. */
    Mono<Void> hear(Asked asked) {
        return !asked.found()
                ? Mono.empty()
                : at("popularity.hear-asked", """
                    insert into popularity.word_day as known (county, place, day, words, asks)
                    values (:county, :place, :day, :words, :asks)
                    on conflict (county, place, day, words) do update set asks = known.asks + excluded.asks
                    """, asked.place(), asked.day())
                        .flatMap(query -> query.bind("words", asked.words())
                                .bind("asks", asked.asks())
                                .run());
    }

    Mono<Void> hear(Opened opened) {
        return at("popularity.hear-opened", """
            insert into popularity.opened_day as known (county, listing, place, day, devices, low)
            values (:county, :listing, :place, :day, :devices, :low)
            on conflict (county, listing, place, day)
            do update set devices = known.devices + excluded.devices, low = known.low + excluded.low
            """, opened.place(), opened.day())
                .flatMap(query -> query.bind("listing", opened.listing())
                        .bind("devices", opened.devices())
                        .bind("low", opened.low() ? opened.devices() : 0)
                        .run());
    }

    /** What was handed over; however much of it in a place on a day, it is one act. */
    Mono<Void> hear(OrderFigures order, LocalDate day) {
        var listings = order.lines().stream()
                .map(OrderFigures.Line::listing)
                .distinct()
                .toList();
        return listings.isEmpty() ? Mono.empty() : sold(listings, order.place(), day);
    }

    private Mono<Void> sold(List<ListingId> listings, String place, LocalDate day) {
        return at("popularity.hear-sold", """
            insert into popularity.sold_day (county, listing, place, day)
            select :county, listing, :place, :day from unnest(:listings) listing on conflict do nothing
            """, place, day)
                .flatMap(query -> query.bind("listings", listings).run());
    }

    private Mono<Query> at(String name, String statement, @Nullable String place, LocalDate day) {
        return Scope.current()
                .map(scope -> sql.named(name, statement)
                        .bind("county", scope.county())
                        .bind("place", Objects.requireNonNullElse(place, Window.EVERYWHERE))
                        .bind("day", day));
    }
}
