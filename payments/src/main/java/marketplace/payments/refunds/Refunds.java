package marketplace.payments.refunds;

import java.util.Objects;
import java.util.UUID;
import marketplace.outbox.Outbox;
import marketplace.payments.charges.Charge;
import marketplace.payments.charges.Charges;
import marketplace.payments.feed.Refunded;
import marketplace.payments.ledger.Ledger;
import marketplace.payments.ledger.Movement;
import marketplace.payments.stripe.Ask.GiveBack;
import marketplace.payments.stripe.Entry;
import marketplace.payments.stripe.Operations;
import marketplace.payments.stripe.RefundSeen;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All refunds. */
@Component
public class Refunds {

    private final Sql sql;
    private final Outbox outbox;
    private final Operations operations;
    private final Charges charges;
    private final Ledger ledger;

    Refunds(Sql sql, Outbox outbox, Operations operations, Charges charges, Ledger ledger) {
        this.sql = sql;
        this.outbox = outbox;
        this.operations = operations;
        this.charges = charges;
        this.ledger = ledger;
    }

    public Mono<Refund> get(UUID id) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.get", """
                    select * from refunds.refund where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Refunds::read)
                        .switchIfEmpty(Mono.error(() -> new RefundRefused.NoSuchRefund(id))));
    }

    /** Sets the amount aside and asks for it to be given back; once per id. */
    Mono<Refund> ask(Refund wanted) {
        return sql.together(insert(wanted).flatMap(isNew -> isNew ? begin(wanted) : same(wanted)))
                .retryWhen(Overtaken.startOver());
    }

    private Mono<Refund> begin(Refund wanted) {
        return charges.reserve(wanted.order(), wanted.amount())
                .flatMap(charge -> operations.plan(new GiveBack(
                        wanted.id(),
                        wanted.order(),
                        charge.account(),
                        Objects.requireNonNull(charge.state().intent()),
                        wanted.amount().minor())))
                .thenReturn(wanted);
    }

    private Mono<Refund> same(Refund wanted) {
        return get(wanted.id())
                .filter(there ->
                        there.order().equals(wanted.order()) && there.amount().equals(wanted.amount()))
                .switchIfEmpty(Mono.error(() -> new RefundRefused.Differs(wanted.id())));
    }

    /** Takes in how Stripe shows it, in the transaction under way. */
    Mono<Void> see(UUID id, RefundSeen seen) {
        return get(id).flatMap(refund -> changed(refund, refund.see(seen)).then(book(refund, seen)));
    }

    /** Stripe will not give it back. */
    Mono<Void> refused(UUID id) {
        return get(id).flatMap(refund -> changed(refund, refund.failed()));
    }

    private Mono<Void> changed(Refund before, Refund next) {
        if (next == before) {
            return Mono.empty();
        }
        return update(next).then(Mono.defer(() -> tell(before, next)));
    }

    private Mono<Void> tell(Refund before, Refund next) {
        return switch (next.state()) {
            case ASKED -> Mono.empty();
            case DONE -> charges.mark(next.order()).flatMap(charge -> outbox.append(news(charge, next)));
            case FAILED ->
                before.state() == Refund.State.FAILED
                        ? Mono.empty()
                        : charges.unreserve(next.order(), next.amount())
                                .flatMap(charge -> outbox.append(news(charge, next)));
        };
    }

    private static Refunded news(Charge charge, Refund refund) {
        return new Refunded(
                Charges.factsOf(charge),
                refund.id(),
                refund.amount().minor(),
                refund.state().name());
    }

    private Mono<Void> book(Refund refund, RefundSeen seen) {
        return charges.get(refund.order())
                .flatMap(charge -> book(charge, seen.entry()).then(book(charge, seen.failureEntry())));
    }

    private Mono<Void> book(Charge charge, @Nullable Entry entry) {
        return entry == null
                ? Mono.empty()
                : ledger.book(Movement.of(entry, charge.terms().merchant(), Movement.buyer(charge.order())));
    }

    private Mono<Boolean> insert(Refund refund) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.insert", """
                    insert into refunds.refund (county, id, order_id, amount, state, version)
                    values (:county, :id, :order, :amount, 'ASKED', 0) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("id", refund.id())
                        .bind("order", refund.order())
                        .bind("amount", refund.amount())
                        .change()
                        .map(inserted -> inserted == 1));
    }

    private Mono<Void> update(Refund refund) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.update", """
                    update refunds.refund set state = :state, stripe = :stripe, fee_back = :feeBack, version = :version
                    where county = :county and id = :id and version = :version - 1
                    """)
                        .bind("state", refund.state())
                        .bind("stripe", refund.stripe(), String.class)
                        .bind("feeBack", refund.feeBack())
                        .bind("version", refund.version())
                        .bind("county", scope.county())
                        .bind("id", refund.id())
                        .change()
                        .filter(changed -> changed == 1)
                        .switchIfEmpty(Mono.error(() -> new Overtaken(refund.id())))
                        .then());
    }

    private static Refund read(Row row) {
        return new Refund(
                row.uuid("id"),
                new OrderId(row.uuid("order_id")),
                row.cents("amount"),
                Refund.State.valueOf(row.text("state")),
                row.findText("stripe"),
                Money.euro(row.number("fee_back")),
                row.number("version"));
    }
}
