package marketplace.withdrawals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import marketplace.orders.Purchases;
import marketplace.outbox.Retention;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.Locked;
import marketplace.shared.personal.Locked.Why;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a resident declared to withdraw from: a letter of trade, which stays under lock once she is gone. */
@Component
class DeclarationsKept implements PersonalData {
    private final Sql sql;
    private final Withdrawals withdrawals;
    private final Purchases purchases;

    DeclarationsKept(Sql sql, Withdrawals withdrawals, Purchases purchases) {
        this.sql = sql;
        this.withdrawals = withdrawals;
        this.purchases = purchases;
    }

    @Bean
    static Retention lockedDeclarations() {
        return Retention.of("withdrawals.declaration", "locked_until", Duration.ZERO);
    }

    /**
     * A declaration as it was received.
     *
     * @param orders the numbers it names
     * @param words none where somebody else named her order
     */
    record KeptWithdrawal(
            UUID withdrawal,
            Instant receivedAt,
            List<String> orders,
            boolean settled,
            @Nullable KeptWords words) {}

    /** What it says. */
    record KeptWords(String name, String numbers, String contract, String part, String mail) {}

    @Override
    public String name() {
        return "withdrawals";
    }

    @Override
    public Set<String> tables() {
        return Set.of("withdrawals.withdrawal", "withdrawals.declaration");
    }

    @Override
    public Class<KeptWithdrawal> entry() {
        return KeptWithdrawal.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return hers(whose)
                .flatMap(ids -> Scope.current()
                        .flatMap(scope -> sql.named("declarations-kept.of", """
                            select w.id, w.received_at, d.name, d.numbers, d.contract, d.part, d.mail,
                              array(select number from withdrawals.named_order n
                                    where n.county = w.county and n.withdrawal = w.id order by number limit 30) as orders,
                              not exists (select from withdrawals.merchant_case c where c.county = w.county
                                and c.withdrawal = w.id and c.settled_at is null) as settled
                            from withdrawals.withdrawal w
                            left join withdrawals.declaration d on d.county = w.county and d.withdrawal = w.id
                            where w.county = :county and w.id = any(:ids) order by w.received_at desc, w.id limit :most
                            """)
                                .bind("county", scope.county())
                                .bind("ids", ids)
                                .bind("most", Section.MOST + 1)
                                .list(row -> kept(row, whose))))
                .map(Section::of);
    }

    @Override
    public Mono<List<Locked>> stays(Whose whose) {
        return hers(whose)
                .flatMap(ids -> Scope.current()
                        .flatMap(scope -> sql.named("declarations-kept.stays", """
                            select extract(year from w.received_at at time zone 'Europe/Berlin')::bigint as year, count(*) as n
                            from withdrawals.withdrawal w
                            join withdrawals.declaration d on d.county = w.county and d.withdrawal = w.id
                            where w.county = :county and w.id = any(:ids) group by year order by year limit 100
                            """)
                                .bind("county", scope.county())
                                .bind("ids", ids)
                                .list(row ->
                                        new Locked(Why.LETTER, Why.LETTER.from(row.count("year")), row.count("n")))));
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return hers(whose)
                .flatMap(ids -> Scope.current()
                        .flatMap(scope -> sql.named("declarations-kept.lock", """
                            update withdrawals.declaration d set locked_until = make_date(
                              extract(year from w.received_at at time zone 'Europe/Berlin')::int + 1 + :years, 1, 1)
                            from withdrawals.withdrawal w
                            where d.county = :county and d.withdrawal = any(:ids) and w.county = d.county and w.id = d.withdrawal
                            """)
                                .bind("county", scope.county())
                                .bind("years", Why.LETTER.years())
                                .bind("ids", ids)
                                .run()));
    }

    @Override
    public Turn turn() {
        return Turn.BY_ORDERS;
    }

    private Mono<List<WithdrawalId>> hers(Whose whose) {
        return purchases
                .traces(whose.account())
                .map(traces ->
                        traces.stream().map(trace -> trace.number().value()).toList())
                .flatMap(numbers -> withdrawals.declaredBy(whose, numbers));
    }

    private static KeptWithdrawal kept(Row row, Whose whose) {
        var words = Withdrawals.words(row);
        var wrote = words != null && whose.wrote(words.mail());
        return new KeptWithdrawal(
                row.uuid("id"),
                row.instant("received_at"),
                row.texts("orders"),
                row.flag("settled"),
                wrote
                        ? new KeptWords(words.name(), words.numbers(), words.contract(), words.part(), words.mail())
                        : null);
    }
}
