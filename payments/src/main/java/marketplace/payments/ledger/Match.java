package marketplace.payments.ledger;

import static marketplace.shared.AcrossCounties.STRIPE_INBOX;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import marketplace.payments.stripe.Entry;
import marketplace.payments.stripe.StripeGateway;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds the book against Stripe's own lists, a day at a time and an hour after the day's end. Payouts, which nobody here
 * commands, are booked from it; everything else that differs is a mismatch for the operator.
 */
@Component
public class Match {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SETTLES = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int BATCH = 20;

    private final Sql sql;
    private final Ledger ledger;
    private final StripeGateway stripe;
    private final Clock clock;

    Match(Sql sql, Ledger ledger, StripeGateway stripe, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.stripe = stripe;
        this.clock = clock;
    }

    /** From now on this merchant's book is matched, beginning with today. */
    public Mono<Void> begin(MerchantId merchant, String account) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return Scope.current()
                .flatMap(scope -> sql.named("ledger.match-begin", """
                    insert into ledger.matched (county, merchant, account, until, next_at)
                    values (:county, :merchant, :account, :until, :next) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("merchant", merchant)
                        .bind("account", account)
                        .bind("until", today)
                        .bind("next", today.plus(DAY).plus(SETTLES))
                        .run());
    }

    record Task(CountyCode county, MerchantId merchant, String account, Instant from) {
        Instant to() {
            return from.plus(DAY);
        }
    }

    /** Merchants whose day is over, leased for ten minutes. */
    Mono<List<Task>> due() {
        return sql.across(STRIPE_INBOX, "ledger.match-due", """
            update ledger.matched set next_at = :until where (county, merchant) in (
              select county, merchant from ledger.matched where next_at <= :now
              order by next_at limit :batch for update skip locked)
            returning county, merchant, account, until
            """)
                .bind("now", clock.instant())
                .bind("until", clock.instant().plus(LEASE))
                .bind("batch", BATCH)
                .list(row -> new Task(
                        row.county(), new MerchantId(row.uuid("merchant")), row.text("account"), row.instant("until")));
    }

    /** Matches one day of one merchant. */
    Mono<Void> day(Task task) {
        return stripe.listEntries(task.account, task.from, task.to())
                .flatMap(theirs -> sql.together(compare(task, theirs)));
    }

    private Mono<Void> compare(Task task, List<Entry> theirs) {
        return Flux.fromIterable(theirs)
                .filter(entry -> entry.type().startsWith("payout"))
                .concatMap(entry -> ledger.book(Movement.of(entry, task.merchant, Movement.bank(task.merchant))))
                .then(Mono.defer(() -> ledger.of(task.merchant, task.from, task.to())))
                .flatMapMany(ours -> Flux.fromIterable(differences(ours, theirs)))
                .concatMap(difference -> note(task, difference))
                .then(Mono.defer(() -> heal(task)))
                .then(Mono.defer(() -> move(task)));
    }

    private static List<Difference> differences(Map<String, Long> ours, List<Entry> theirs) {
        var net = theirs.stream().collect(Collectors.toMap(Entry::id, Entry::net));
        var all = new TreeSet<String>(ours.keySet());
        all.addAll(net.keySet());
        return all.stream()
                .filter(id -> !Objects.equals(ours.get(id), net.get(id)))
                .map(id -> new Difference(id, ours.get(id), net.get(id)))
                .toList();
    }

    private record Difference(
            String source, @Nullable Long ours, @Nullable Long theirs) {}

    private Mono<Void> note(Task task, Difference difference) {
        return sql.named("ledger.mismatch", """
            insert into ledger.mismatch (county, source, merchant, ours, theirs, found_at)
            values (:county, :source, :merchant, :ours, :theirs, :now)
            on conflict (county, source) do update set ours = excluded.ours, theirs = excluded.theirs
            """)
                .bind("county", task.county)
                .bind("source", difference.source)
                .bind("merchant", task.merchant)
                .bind("ours", difference.ours, Long.class)
                .bind("theirs", difference.theirs, Long.class)
                .bind("now", clock.instant())
                .run();
    }

    /** What was booked after its day was matched differs no more. */
    private Mono<Void> heal(Task task) {
        return sql.named("ledger.match-heal", """
            delete from ledger.mismatch m where county = :county and merchant = :merchant and theirs = (
              select sum(amount) from ledger.entry e
              where e.county = m.county and e.source = m.source and e.account = :account)
            """)
                .bind("county", task.county)
                .bind("merchant", task.merchant)
                .bind("account", Movement.merchant(task.merchant))
                .run();
    }

    private Mono<Void> move(Task task) {
        return sql.named("ledger.match-move", """
            update ledger.matched set until = :to, next_at = :next where county = :county and merchant = :merchant
            """)
                .bind("to", task.to())
                .bind("next", task.to().plus(DAY).plus(SETTLES))
                .bind("county", task.county)
                .bind("merchant", task.merchant)
                .run();
    }

    /** The number of entries that differ. */
    public Mono<Long> mismatches() {
        return sql.across(STRIPE_INBOX, "ledger.mismatches", "select count(*) as n from ledger.mismatch")
                .find(row -> row.number("n"));
    }
}
