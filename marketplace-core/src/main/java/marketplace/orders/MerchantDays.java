package marketplace.orders;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import marketplace.pages.Formats;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.Row;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts what waits for a merchant; for her own people alone. */
@Component
public class MerchantDays {
    private final Sql sql;
    private final Clock clock;

    MerchantDays(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What waits at a merchant's desk, and how her week has gone so far.
     *
     * @param fresh to be answered
     * @param answerBy when the first of them lapses
     * @param ready packed, to be fetched or taken along
     * @param week orders placed since Monday that were not called off
     * @param taken what was charged for them, less what went back
     */
    public record Day(long fresh, @Nullable Instant answerBy, long toPack, long ready, long week, Money taken) {}

    public Mono<Day> get(MerchantId merchant) {
        var monday = LocalDate.ofInstant(clock.instant(), Formats.ZONE)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(Formats.ZONE)
                .toInstant();
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(me -> sql.named("orders.merchant-day", """
                    select count(*) filter (where state = 'SECURED') as fresh,
                      min(state_until) filter (where state = 'SECURED') as answer_by,
                      count(*) filter (where state = 'ACCEPTED') as to_pack,
                      count(*) filter (where state = 'PACKED') as ready,
                      count(*) filter (where placed_at >= :monday) as week,
                      coalesce(sum(captured - refunded) filter (where placed_at >= :monday), 0)::bigint as taken
                    from orders.merchant_order
                    where county = :county and merchant = :merchant
                      and (state in ('SECURED', 'ACCEPTED', 'PACKED')
                        or state in ('HANDED_OVER', 'RETURNED') and placed_at >= :monday)
                    """)
                        .bind("county", me.county())
                        .bind("merchant", merchant)
                        .bind("monday", monday)
                        .find(MerchantDays::day));
    }

    private static Day day(Row row) {
        return new Day(
                row.number("fresh"),
                row.findInstant("answer_by"),
                row.number("to_pack"),
                row.number("ready"),
                row.number("week"),
                row.cents("taken"));
    }
}
