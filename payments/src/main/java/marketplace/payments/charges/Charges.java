package marketplace.payments.charges;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import marketplace.outbox.Outbox;
import marketplace.payments.charges.Charge.Progress;
import marketplace.payments.feed.ChargeFacts;
import marketplace.payments.ledger.Ledger;
import marketplace.payments.ledger.Movement;
import marketplace.payments.stripe.Ask;
import marketplace.payments.stripe.IntentSeen;
import marketplace.payments.stripe.Operations;
import marketplace.shared.AcrossCounties;
import marketplace.shared.CountyCode;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All charges; a charge is stored with its news and with what is asked of Stripe, or not at all. */
@Component
public class Charges {

    private static final int MOST_PER_PURCHASE = 50;
    private static final int BATCH = 100;

    private final Sql sql;
    private final Outbox outbox;
    private final Operations operations;
    private final Ledger ledger;
    private final Clock clock;

    Charges(Sql sql, Outbox outbox, Operations operations, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.operations = operations;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Mono<Charge> get(OrderId order) {
        return find(order).switchIfEmpty(Mono.error(() -> new ChargeRefused.NoSuchCharge(order)));
    }

    Mono<Charge> find(OrderId order) {
        return Scope.current()
                .flatMap(scope -> sql.named("charges.find", """
                    select * from charges.charge where county = :county and order_id = :order
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .find(ChargeRow::read));
    }

    public Mono<List<Charge>> list(PurchaseId purchase) {
        return Scope.current()
                .flatMap(scope -> sql.named("charges.of-purchase", """
                    select * from charges.charge where county = :county and purchase = :purchase order by order_id limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("purchase", purchase)
                        .bind("most", MOST_PER_PURCHASE)
                        .list(ChargeRow::read));
    }

    /** Stores a new charge; gives the one that is there when it was stored before on the same terms. */
    Mono<Charge> add(OrderId order, String account, Terms terms) {
        var fresh = new Charge(order, account, terms, Progress.START, 0);
        return insert(fresh)
                .flatMap(inserted -> inserted == 1 ? Mono.just(fresh) : get(order))
                .filter(there -> there.terms().equals(terms))
                .switchIfEmpty(Mono.error(() -> new ChargeRefused.Differs(order)));
    }

    private Mono<Long> insert(Charge charge) {
        return Scope.current()
                .flatMap(scope -> sql.named("charges.insert", """
                    insert into charges.charge
                      (county, order_id, purchase, merchant, account, amount, fee_rate, fee_fixed, way, state, version)
                    values (:county, :order, :purchase, :merchant, :account, :amount, :feeRate, :feeFixed, :way, 'PLANNED', 0)
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("order", charge.order())
                        .bind("purchase", charge.terms().purchase())
                        .bind("merchant", charge.terms().merchant())
                        .bind("account", charge.account())
                        .bind("amount", charge.terms().amount())
                        .bind("feeRate", charge.terms().feeRate().value())
                        .bind("feeFixed", charge.terms().feeFixed())
                        .bind("way", charge.terms().way())
                        .change());
    }

    /** Decides and stores; starts over when somebody else was faster. Opens a transaction of its own. */
    Mono<Charge> decide(OrderId order, Function<Charge, Step> decision) {
        return sql.together(within(order, decision)).retryWhen(Overtaken.startOver());
    }

    /** The same of a charge just read. */
    Mono<Charge> decide(Charge known, Function<Charge, Step> decision) {
        return sql.together(within(known, decision))
                .onErrorResume(Overtaken::mayStartOver, _ -> decide(known.order(), decision));
    }

    /** The same in the transaction under way. */
    Mono<Charge> within(OrderId order, Function<Charge, Step> decision) {
        return get(order).flatMap(charge -> within(charge, decision));
    }

    Mono<Charge> within(Charge known, Function<Charge, Step> decision) {
        return Mono.defer(() -> store(known, decision.apply(known)));
    }

    /** Takes in how Stripe shows a charge, and books what it moved. */
    Mono<Charge> see(OrderId order, IntentSeen seen) {
        return within(order, charge -> charge.see(seen))
                .flatMap(charge -> book(charge, seen).thenReturn(charge));
    }

    private Mono<Void> book(Charge charge, IntentSeen seen) {
        return seen instanceof IntentSeen.Taken taken
                ? ledger.book(Movement.of(taken.entry(), charge.terms().merchant(), Movement.buyer(charge.order())))
                : Mono.empty();
    }

    /** Sets an amount aside to be given back, in the transaction under way. */
    public Mono<Charge> reserve(OrderId order, Money amount) {
        return within(order, charge -> charge.reserve(amount));
    }

    /** Puts back what was set aside and not given back. */
    public Mono<Charge> unreserve(OrderId order, Money amount) {
        return within(order, charge -> charge.unreserve(amount));
    }

    /** Raises the version, for news that is not of the charge's own state. */
    public Mono<Charge> mark(OrderId order) {
        return within(order, Charge::marked);
    }

    /** The order an intent at Stripe belongs to. */
    public Mono<OrderId> findOrder(String intent) {
        return Scope.current()
                .flatMap(scope -> sql.named("charges.by-intent", """
                    select order_id from charges.charge where county = :county and intent = :intent
                    """)
                        .bind("county", scope.county())
                        .bind("intent", intent)
                        .find(row -> new OrderId(row.uuid("order_id"))));
    }

    /** A charge that should have been heard of. */
    record Silent(CountyCode county, OrderId order) {}

    /** Charges nobody told us of for too long; each is looked at again after a pause that doubles, to a day. */
    Mono<List<Silent>> takeSilent() {
        return sql.across(AcrossCounties.STRIPE_INBOX, "charges.silent", """
            update charges.charge set looks = looks + 1,
              next_look = :now::timestamptz + least(interval '5 minutes' * power(2, looks), interval '1 day')
            where (county, order_id) in (
              select county, order_id from charges.charge where next_look <= :now
              order by next_look limit :batch for update skip locked)
            returning county, order_id
            """)
                .bind("now", clock.instant())
                .bind("batch", BATCH)
                .list(row -> new Silent(row.county(), new OrderId(row.uuid("order_id"))));
    }

    /** A charge as news shows it. */
    public static ChargeFacts factsOf(Charge charge) {
        return Told.facts(charge);
    }

    private Mono<Charge> store(Charge before, Step step) {
        Charge next = step.change().next();
        return (next == before ? Mono.<Void>empty() : update(next))
                .then(outbox.append(step.change().news()))
                .thenMany(Flux.fromIterable(step.asks()))
                .concatMap((Ask ask) -> operations.plan(ask))
                .then(Mono.just(next));
    }

    private Mono<Void> update(Charge charge) {
        return Scope.current()
                .flatMap(scope -> ChargeRow.bind(sql.named("charges.update", """
                    update charges.charge set state = :state, intent = :intent, secret = :secret, url = :url,
                      capture_before = :captureBefore, captured = :captured, fee = :fee, code = :code,
                      decline_code = :declineCode, attempt = :attempt, return_url = :returnUrl, wanted = :wanted,
                      wanted_amount = :wantedAmount, refunded = :refunded, version = :version, looks = 0, next_look = :nextLook
                    where county = :county and order_id = :order and version = :version - 1
                    """), charge)
                        .bind("nextLook", charge.state().nextLook(clock.instant()), Instant.class)
                        .bind("county", scope.county())
                        .change()
                        .filter(changed -> changed == 1)
                        .switchIfEmpty(Mono.error(() -> new Overtaken(charge.order())))
                        .then());
    }
}
