package marketplace.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import marketplace.orders.Purchases;
import marketplace.orders.Purchases.Trace;
import marketplace.outbox.Retention;
import marketplace.shared.OrderId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.Locked;
import marketplace.shared.personal.Locked.Why;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was written about a resident's orders, by both sides. Letters of trade (R184): they stay six years, then under lock. */
@Component
class MessagesKept implements PersonalData {
    /** Six years from the end of the year in which it was written, whenever that was. */
    private static final Duration KEPT = Duration.ofDays(7 * 366);

    private final Purchases purchases;
    private final Sql sql;

    MessagesKept(Purchases purchases, Sql sql) {
        this.purchases = purchases;
        this.sql = sql;
    }

    @Bean
    static Retention lockedMessages() {
        return Retention.of("messages.message", "locked_until", Duration.ZERO);
    }

    @Bean
    static Retention oldMessages() {
        return Retention.of("messages.message", "written_at", KEPT);
    }

    /**
     * A message about an order of hers.
     *
     * @param order its number
     * @param from BUYER: she or somebody who held her purchase; MERCHANT
     */
    record KeptMessage(String order, String from, Instant writtenAt, String words) {
        static KeptMessage of(Row row) {
            return new KeptMessage(row.text("number"), row.text("side"), row.instant("written_at"), row.text("words"));
        }
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Set<String> tables() {
        return Set.of("messages.thread", "messages.message");
    }

    @Override
    public Class<KeptMessage> entry() {
        return KeptMessage.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return hers(whose)
                .flatMap(ids -> Scope.current()
                        .flatMap(scope -> sql.named("messages-kept.of", """
                            select t.number, m.side, m.written_at, m.words from messages.message m
                            join messages.thread t on t.county = m.county and t.order_id = m.order_id
                            where m.county = :county and m.order_id = any(:orders) and m.locked_until is null
                            order by m.written_at desc, m.id limit :most
                            """)
                                .bind("county", scope.county())
                                .bind("orders", ids)
                                .bind("most", Section.MOST + 1)
                                .list(KeptMessage::of)))
                .map(Section::of);
    }

    @Override
    public Mono<List<Locked>> stays(Whose whose) {
        return hers(whose)
                .flatMap(ids -> Scope.current()
                        .flatMap(scope -> sql.named("messages-kept.stays", """
                            select extract(year from written_at at time zone 'Europe/Berlin')::bigint as year, count(*) as n
                            from messages.message where county = :county and order_id = any(:orders)
                            group by year order by year limit 100
                            """)
                                .bind("county", scope.county())
                                .bind("orders", ids)
                                .list(row ->
                                        new Locked(Why.LETTER, Why.LETTER.from(row.count("year")), row.count("n")))));
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return hers(whose)
                .flatMap(ids -> Scope.current()
                        .flatMap(scope -> sql.named("messages-kept.lock", """
                            update messages.message set locked_until = make_date(
                              extract(year from written_at at time zone 'Europe/Berlin')::int + 1 + :years, 1, 1)
                            where county = :county and order_id = any(:orders)
                            """)
                                .bind("county", scope.county())
                                .bind("years", Why.LETTER.years())
                                .bind("orders", ids)
                                .run()
                                .then(unmarked(scope, ids))));
    }

    @Override
    public Turn turn() {
        return Turn.BY_ORDERS;
    }

    /** Nobody is told of what nobody is shown. */
    private Mono<Void> unmarked(Scope scope, List<OrderId> ids) {
        return sql.named("messages-kept.unmark", """
            update messages.thread set unread_by_buyer = 0, unread_by_merchant = 0
            where county = :county and order_id = any(:orders)
            """)
                .bind("county", scope.county())
                .bind("orders", ids)
                .run();
    }

    private Mono<List<OrderId>> hers(Whose whose) {
        return purchases
                .traces(whose.account())
                .map(traces -> traces.stream().map(Trace::order).toList());
    }
}
