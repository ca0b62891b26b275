package marketplace.payments.stripe;

import static marketplace.shared.AcrossCounties.STRIPE_INBOX;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.outbox.Retention;
import marketplace.shared.CountyCode;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of Stripe: stored with the change that wants it, before any call, and kept until it is answered. */
@Component
public class Operations {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int BATCH = 100;

    /** For so long whoever takes an operation has it alone; renewed while Stripe is asked, so that a crash costs seconds. */
    private static final Duration HELD = Duration.ofSeconds(6);

    /** How often it is renewed. */
    static final Duration RENEWAL = Duration.ofSeconds(2);

    private static final Map<String, Class<?>> KINDS = Arrays.stream(Ask.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private final Sql sql;
    private final Clock clock;
    private final JsonMapper json;

    Operations(Sql sql, Clock clock, JsonMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    @Bean
    static Retention operationsKept() {
        return Retention.of("stripe.operation", "answered_at", Duration.ofDays(400));
    }

    /** Stores the ask in the transaction under way; a second time is the same ask. */
    public Mono<Void> plan(Ask ask) {
        return Scope.current()
                .flatMap(scope -> sql.named("stripe.plan", """
                    insert into stripe.operation (county, key, kind, subject, ask, state, asked_at, next_at)
                    values (:county, :key, :kind, :subject, :ask::jsonb, 'ASKED', :now, :now)
                    on conflict (county, key) do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("key", ask.key())
                        .bind("kind", ask.getClass().getSimpleName())
                        .bind("subject", ask.subject())
                        .bind("ask", json.writeValueAsString(ask))
                        .bind("now", clock.instant())
                        .run());
    }

    /** Takes the oldest open operation on a subject for a few seconds; nothing when there is none or another has it. */
    Mono<Operation> take(String subject) {
        return Scope.current()
                .flatMap(scope -> sql.named("stripe.take", """
                    update stripe.operation set next_at = :until, tries = tries + 1
                    where next_at <= :now and (county, key) in (
                      select county, key from stripe.operation
                      where county = :county and subject = :subject and state = 'ASKED'
                      order by asked_at, key limit 1 for update)
                    returning county, kind, ask::text as ask, asked_at, tries
                    """)
                        .bind("county", scope.county())
                        .bind("subject", subject)
                        .bind("now", clock.instant())
                        .bind("until", clock.instant().plus(HELD))
                        .find(this::read));
    }

    /**
     * Marks it answered, in the transaction of what the answer brings; what was asked is no longer kept. Takes the next open
     * one on its subject, if there is one.
     */
    Mono<Operation> settle(Operation operation, Answer answer) {
        return sql.named("stripe.settle", """
            with settled as (
              update stripe.operation set state = :state, reason = left(:reason, 500), answered_at = :now, ask = '{}'::jsonb
              where county = :county and key = :key)
            update stripe.operation set next_at = :until, tries = tries + 1
            where next_at <= :now and (county, key) in (
              select county, key from stripe.operation
              where county = :county and subject = :subject and state = 'ASKED' and key <> :key
              order by asked_at, key limit 1 for update)
            returning county, kind, ask::text as ask, asked_at, tries
            """)
                .bind("state", answer instanceof Answer.Refused ? "REFUSED" : "ANSWERED")
                .bind(
                        "reason",
                        answer instanceof Answer.Refused refused ? refused.code() + ": " + refused.message() : "")
                .bind("now", clock.instant())
                .bind("until", clock.instant().plus(HELD))
                .bind("county", operation.county())
                .bind("subject", operation.ask().subject())
                .bind("key", operation.key())
                .find(this::read);
    }

    /** Still at it. */
    Mono<Void> renew(Operation operation) {
        return sql.named("stripe.renew", """
            update stripe.operation set next_at = :until where county = :county and key = :key and state = 'ASKED'
            """)
                .bind("until", clock.instant().plus(HELD))
                .bind("county", operation.county())
                .bind("key", operation.key())
                .run();
    }

    /** Not answered: again after a pause that doubles with every try, to an hour at most. */
    Mono<Void> postpone(Operation operation, String reason) {
        var pause = Duration.ofSeconds(1L << Math.min(operation.tries(), 12));
        return sql.named("stripe.postpone", """
            update stripe.operation set next_at = :next, reason = left(:reason, 500)
            where county = :county and key = :key and state = 'ASKED'
            """)
                .bind("next", clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE))
                .bind("reason", reason)
                .bind("county", operation.county())
                .bind("key", operation.key())
                .run();
    }

    /** Whether anything on this subject is still unanswered. */
    public Mono<Boolean> areUnderWay(String subject) {
        return Scope.current()
                .flatMap(scope -> sql.named("stripe.under-way", """
                    select exists (select from stripe.operation
                      where county = :county and subject = :subject and state = 'ASKED') as open
                    """)
                        .bind("county", scope.county())
                        .bind("subject", subject)
                        .find(row -> row.flag("open")));
    }

    /** Of these subjects those on which something is still unanswered. */
    public Mono<Set<String>> underWay(List<String> subjects) {
        return Scope.current()
                .flatMap(scope -> sql.named("stripe.which-under-way", """
                    select distinct subject from stripe.operation
                    where county = :county and subject = any(:subjects) and state = 'ASKED'
                    """)
                        .bind("county", scope.county())
                        .bind("subjects", subjects)
                        .list(row -> row.text("subject"))
                        .map(Set::copyOf));
    }

    /** Subjects with operations nobody is at work on, of all counties. */
    Mono<List<Overdue>> overdue() {
        return sql.across(STRIPE_INBOX, "stripe.overdue", """
            select distinct county, subject from stripe.operation where state = 'ASKED' and next_at <= :now limit :batch
            """)
                .bind("now", clock.instant())
                .bind("batch", BATCH)
                .list(row -> new Overdue(row.county(), row.text("subject")));
    }

    /** The number of operations without an answer for more than a minute. */
    Mono<Long> unknown() {
        return sql.across(STRIPE_INBOX, "stripe.unknown", """
            select count(*) as n from stripe.operation where state = 'ASKED' and asked_at < :before
            """)
                .bind("before", clock.instant().minus(SOON))
                .find(row -> row.number("n"));
    }

    record Overdue(CountyCode county, String subject) {}

    private Operation read(Row row) {
        var ask = (Ask) json.readValue(row.text("ask"), KINDS.get(row.text("kind")));
        return new Operation(row.county(), ask, row.instant("asked_at"), row.count("tries"));
    }
}
