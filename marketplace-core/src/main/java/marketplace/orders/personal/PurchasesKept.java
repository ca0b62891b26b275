package marketplace.orders.personal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import marketplace.orders.OrderRefused;
import marketplace.orders.Orders;
import marketplace.orders.Orders.After;
import marketplace.orders.Purchase;
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
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A resident's purchases. Erased, a purchase is nobody's; who got the goods stays under lock as long as invoices or letters
 * of trade must, or goes at once where it came to neither.
 */
@Component
class PurchasesKept implements PersonalData {
    private static final int PAGE = Orders.MOST_PER_PAGE;

    /** By the last thing that happened to it, where the tax office lives; what lapsed was never a contract kept. */
    private static final String STAYS = """
        with ended as (
          select p.county, p.id,
            extract(year from greatest(p.placed_at, max(s.at)) at time zone 'Europe/Berlin')::int as year,
            bool_or(o.captured > 0 or o.state in ('HANDED_OVER', 'RETURNED')) as sold,
            bool_or(o.state in ('REFUSED', 'CANCELLED')) as written
          from orders.purchase p
          join orders.merchant_order o on o.county = p.county and o.purchase = p.id
          left join orders.step s on s.county = o.county and s.order_id = o.id
          where p.county = :county and p.account = :account
          group by p.county, p.id, p.placed_at
        ), stays as (
          select county, id, sold, make_date(year + 1 + case when sold then %d else %d end, 1, 1) as until
          from ended where sold or written
        )
        """.formatted(Why.RECORD.years(), Why.LETTER.years());

    private final Sql sql;
    private final Purchases purchases;
    private final Orders orders;

    PurchasesKept(Sql sql, Purchases purchases, Orders orders) {
        this.sql = sql;
        this.purchases = purchases;
        this.orders = orders;
    }

    @Bean
    static Retention lockedRecipients() {
        return Retention.of("orders.recipient", "locked_until", Duration.ZERO);
    }

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public Set<String> tables() {
        return Set.of("orders.purchase", "orders.recipient", "orders.merchant_order", "orders.step");
    }

    @Override
    public Class<KeptPurchase> entry() {
        return KeptPurchase.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return purchases
                .listOwn(whose.account(), After.LATEST, PAGE)
                .expand(page ->
                        page.size() < PAGE ? Mono.empty() : purchases.listOwn(whose.account(), last(page), PAGE))
                .concatMap(this::whole)
                .flatMapIterable(page -> page)
                .take(Section.MOST + 1L)
                .collectList()
                .map(Section::of);
    }

    @Override
    public Mono<Void> letsGo(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases-kept.open", """
                    select exists (
                      select from orders.purchase p
                      join orders.merchant_order o on o.county = p.county and o.purchase = p.id
                      where p.county = :county and p.account = :account
                        and o.state in ('PLACED', 'SECURED', 'ACCEPTED', 'PACKED')) as open
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .find(row -> row.flag("open")))
                .flatMap(open -> open ? Mono.error(new OrderRefused.StillOpen()) : Mono.empty());
    }

    @Override
    public Mono<List<Locked>> stays(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases-kept.stays", STAYS + """
                    select sold, until, count(*) as n from stays group by sold, until order by until, sold limit 100
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .list(PurchasesKept::locked));
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return sql.together(Flux.concat(lock(whose), shut(whose), unsay(whose), unwish(whose), let(whose))
                .then());
    }

    @Override
    public Turn turn() {
        return Turn.ORDERS;
    }

    private Mono<List<KeptPurchase>> whole(List<Purchase> page) {
        var ids = page.stream().map(Purchase::id).toList();
        return Mono.zip(orders.list(ids), purchases.recipients(ids))
                .map(both -> page.stream()
                        .map(one -> KeptPurchase.of(one, both.getT2().get(one.id()), both.getT1()))
                        .toList());
    }

    private static After last(List<Purchase> page) {
        return new After(page.getLast().placedAt(), page.getLast().id().value());
    }

    private static Locked locked(Row row) {
        return new Locked(row.flag("sold") ? Why.RECORD : Why.LETTER, row.date("until"), row.count("n"));
    }

    /** Of whom stays no more than an invoice needs, and where her letters went. */
    private Mono<Void> lock(Whose whose) {
        return hers("purchases-kept.lock", STAYS + """
            , gone as (
              delete from orders.recipient r using ended
              where r.county = ended.county and r.purchase = ended.id and not (sold or written)
            )
            update orders.recipient r set locked_until = stays.until, note = null,
              phone = case when r.mail is null then r.phone end
            from stays where r.county = stays.county and r.purchase = stays.id
            """, whose);
    }

    private Mono<Void> shut(Whose whose) {
        return hers("purchases-kept.shut", """
            delete from orders.pass a using orders.purchase p
            where a.county = :county and p.county = :county and p.account = :account and a.purchase = p.id
            """, whose);
    }

    /** Which steps were her own is forgotten. */
    private Mono<Void> unsay(Whose whose) {
        return hers("purchases-kept.unsay", """
            update orders.step s set "by" = nullif("by", :account), acting_for = nullif(acting_for, :account)
            from orders.purchase p join orders.merchant_order o on o.county = p.county and o.purchase = p.id
            where p.county = :county and p.account = :account and s.county = :county and s.order_id = o.id
            """, whose);
    }

    /** What she wished of a line are words of hers, which no invoice needs. */
    private Mono<Void> unwish(Whose whose) {
        return hers("purchases-kept.unwish", """
            update orders.merchant_order o set lines = (
              select coalesce(jsonb_agg(line - 'note' #- '{agreed,note}' #- '{offered,note}' order by at), '[]')
              from jsonb_array_elements(o.lines) with ordinality as l (line, at))
            from orders.purchase p
            where p.county = :county and p.account = :account and o.county = :county and o.purchase = p.id
            """, whose);
    }

    private Mono<Void> let(Whose whose) {
        return hers("purchases-kept.let", """
            update orders.purchase set account = null, visitor = gen_random_uuid(), membership = null
            where county = :county and account = :account
            """, whose);
    }

    private Mono<Void> hers(String name, String text, Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named(name, text)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .run());
    }
}
