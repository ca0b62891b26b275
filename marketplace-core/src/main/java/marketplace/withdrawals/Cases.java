package marketplace.withdrawals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import marketplace.counties.Counties;
import marketplace.outbox.Outbox;
import marketplace.pages.Language;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import marketplace.withdrawals.news.CaseOpened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The merchants' cases: one for each order a withdrawal named that exists, opened when both are known. */
@Component
public class Cases {
    public static final int MOST_PER_PAGE = 100;
    private static final int MOST_MATCHES = 100;
    private static final String CASE = """
        select c.id as case_id, c.merchant, c.order_id, c.number, c.refund_due, c.return_due, c.settled_at,
          w.id, w.language, w.received_at, w.receipt_queued_at, k.handed_over_at,
          d.name, d.numbers, d.contract, d.part, d.mail
        from withdrawals.merchant_case c
        join withdrawals.withdrawal w on w.county = c.county and w.id = c.withdrawal
        left join withdrawals.known_order k on k.county = c.county and k.number = c.number
        left join withdrawals.declaration d on d.county = c.county and d.withdrawal = c.withdrawal
          and (d.locked_until is null or c.settled_at is null)
        """;

    private final Sql sql;
    private final Outbox outbox;
    private final Counties counties;
    private final Clock clock;

    Cases(Sql sql, Outbox outbox, Counties counties, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.counties = counties;
        this.clock = clock;
    }

    /** A merchant's cases, the newest first, before the given one; for her staff alone. */
    public Mono<List<WithdrawalCase>> list(MerchantId merchant, @Nullable CaseId before, int limit) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(me -> sql.named("cases.list", CASE + """
                    where c.county = :county and c.merchant = :merchant and (cast(:before as uuid) is null or c.id < :before)
                    order by c.id desc limit :limit
                    """)
                        .bind("county", me.county())
                        .bind("merchant", merchant)
                        .bind("before", before, UUID.class)
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_PAGE))
                        .list(Cases::withdrawalCase));
    }

    /** How many of a merchant's cases wait for her. */
    public Mono<Long> countOpen(MerchantId merchant) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(me -> sql.named("cases.waiting", """
                    select count(*) as n from withdrawals.merchant_case
                    where county = :county and merchant = :merchant and settled_at is null
                    """)
                        .bind("county", me.county())
                        .bind("merchant", merchant)
                        .find(row -> row.number("n")));
    }

    /** For the room that tells the merchant. */
    public Mono<WithdrawalCase> find(CaseId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("cases.find", CASE + "where c.county = :county and c.id = :id")
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Cases::withdrawalCase));
    }

    /** The merchant has done what was to be done. */
    public Mono<Void> settle(MerchantId merchant, CaseId id) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(me -> sql.named("cases.settle", """
                    update withdrawals.merchant_case set settled_at = coalesce(settled_at, :now)
                    where county = :county and merchant = :merchant and id = :id
                    """)
                        .bind("county", me.county())
                        .bind("merchant", merchant)
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .change())
                .flatMap(settled -> settled == 1 ? Mono.<Void>empty() : Mono.error(new WithdrawalRefused.Absent()));
    }

    /** Opens a case for each named order known by now; says how many. */
    Mono<Long> match(WithdrawalId withdrawal) {
        return matches("n.withdrawal = :value", query -> query.bind("value", withdrawal));
    }

    /** The same, for an order told just now. */
    Mono<Long> match(String number) {
        return matches("n.number = :value", query -> query.bind("value", number));
    }

    private Mono<Long> matches(String which, UnaryOperator<Query> value) {
        var found = Scope.current()
                .flatMap(scope -> value.apply(sql.named("cases.matches", """
                    select n.withdrawal, w.received_at, k.number, k.order_id, k.merchant
                    from withdrawals.named_order n
                    join withdrawals.withdrawal w on w.county = n.county and w.id = n.withdrawal
                    join withdrawals.known_order k on k.county = n.county and k.number = n.number
                    where n.county = :county and n.matched_at is null and %s limit :most
                    """.formatted(which)))
                        .bind("county", scope.county())
                        .bind("most", MOST_MATCHES)
                        .list(Match::of));
        return Mono.zip(found, counties.here())
                .flatMapMany(both -> Flux.fromIterable(both.getT1())
                        .map(match ->
                                match.opened(new WithdrawalPeriod(both.getT2().land()))))
                .concatMap(this::open)
                .reduce(0L, Long::sum);
    }

    private Mono<Long> open(Opened opened) {
        return Scope.current()
                .flatMap(scope -> sql.named("cases.open", """
                    with matched as (
                      update withdrawals.named_order set matched_at = :now
                      where county = :county and withdrawal = :withdrawal and number = :number and matched_at is null
                    )
                    insert into withdrawals.merchant_case
                      (county, id, withdrawal, merchant, order_id, number, refund_due, return_due, opened_at)
                    values (:county, :id, :withdrawal, :merchant, :order, :number, :refundDue, :returnDue, :now)
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("now", clock.instant())
                        .bind("withdrawal", opened.news().withdrawal())
                        .bind("number", opened.number())
                        .bind("id", opened.news().id())
                        .bind("merchant", opened.news().merchant())
                        .bind("order", opened.news().order())
                        .bind("refundDue", opened.news().refundDue())
                        .bind("returnDue", opened.news().returnDue())
                        .change())
                .flatMap(added -> added == 1 ? outbox.append(opened.news()).thenReturn(added) : Mono.just(added));
    }

    private record Opened(CaseOpened news, String number) {}

    private record Match(
            WithdrawalId withdrawal, Instant receivedAt, String number, OrderId order, MerchantId merchant) {
        static Match of(Row row) {
            return new Match(
                    new WithdrawalId(row.uuid("withdrawal")),
                    row.instant("received_at"),
                    row.text("number"),
                    new OrderId(row.uuid("order_id")),
                    new MerchantId(row.uuid("merchant")));
        }

        Opened opened(WithdrawalPeriod period) {
            var news = new CaseOpened(
                    CaseId.fresh(),
                    withdrawal,
                    order,
                    merchant,
                    period.refundDue(receivedAt),
                    period.returnDue(receivedAt));
            return new Opened(news, number);
        }
    }

    private static WithdrawalCase withdrawalCase(Row row) {
        var withdrawal = new Withdrawal(
                new WithdrawalId(row.uuid("id")),
                Language.valueOf(row.text("language").toUpperCase(Locale.ROOT)),
                row.instant("received_at"),
                row.findInstant("receipt_queued_at"));
        return new WithdrawalCase(
                new CaseId(row.uuid("case_id")),
                withdrawal,
                new MerchantId(row.uuid("merchant")),
                new OrderId(row.uuid("order_id")),
                row.text("number"),
                Withdrawals.words(row),
                row.findInstant("handed_over_at"),
                row.date("refund_due"),
                row.date("return_due"),
                row.findInstant("settled_at"));
    }
}
