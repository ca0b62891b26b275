package marketplace.billing;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import marketplace.billing.Refund.Reason;
import marketplace.billing.Refund.State;
import marketplace.outbox.Due;
import marketplace.outbox.Outbox;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What goes back to buyers. It is kept and told first; a follower asks payments until it has answered. */
@Component
public class Refunds {
    /** Timed work of this kind is never planned for a time: it is what failed and waits for the operator. */
    static final String AGAIN = "billing.give-back";

    static final int MOST = 100;

    private final Sql sql;
    private final Outbox outbox;
    private final Due due;
    private final Clock clock;

    Refunds(Sql sql, Outbox outbox, Due due, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.due = due;
        this.clock = clock;
    }

    /**
     * What was taken for an order, and what of it may go back.
     *
     * @param refunded as payments told
     * @param promised in all refunds there are, whatever became of them: what failed is still owed to the buyer
     * @param disputed at her bank, which decides about it
     */
    public record Taken(Money captured, Money refunded, Money promised, boolean disputed) {
        static final Taken NOTHING = new Taken(Money.ZERO, Money.ZERO, Money.ZERO, false);

        Taken promising(Money all) {
            return new Taken(captured, refunded, all, disputed);
        }

        /** As payments has just answered, which may be newer than what it told. */
        Taken seen(Charge.Amounts now) {
            return new Taken(now.captured(), now.refunded(), promised, false);
        }

        public Money left() {
            var back = refunded.compareTo(promised) > 0 ? refunded : promised;
            return disputed || captured.compareTo(back) < 0 ? Money.ZERO : captured.minus(back);
        }

        /** Refuses what is more than is left. */
        void mustHold(Money amount) {
            if (left().isZero()) {
                throw new BillingRefused.NothingToGiveBack();
            }
            if (!amount.isPositive() || amount.compareTo(left()) > 0) {
                throw new BillingRefused.MoreThanLeft(left());
            }
        }

        /** As much of it as is left. */
        Money atMost(Money amount) {
            return amount.compareTo(left()) > 0 ? left() : amount;
        }
    }

    public Mono<Refund> get(RefundId id) {
        return find(id).switchIfEmpty(Mono.error(BillingRefused.NoSuchRefund::new));
    }

    private Mono<Refund> find(RefundId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.get", """
                    select * from billing.refund where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Refunds::read));
    }

    /** Of an order, the oldest first, at most a hundred. */
    Mono<List<Refund>> list(OrderId order) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.of-order", """
                    select * from billing.refund where county = :county and order_id = :order
                    order by asked_at, id limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .bind("most", MOST)
                        .list(Refunds::read));
    }

    Mono<Taken> taken(OrderId order) {
        return taken("refunds.taken", order, "");
    }

    /** Asks for it, once per id; refuses more than is left. */
    Mono<Refund> ask(Refund wanted) {
        return sql.together(alone(wanted.order())
                        .flatMap(taken -> find(wanted.id())
                                .map(there -> same(there, wanted))
                                .switchIfEmpty(Mono.defer(() -> allowed(wanted, taken)))))
                .retryWhen(Overtaken.startOver());
    }

    /** The same of what follows from the order: at most what is left of what payments has just answered. */
    Mono<Void> owe(Refund wanted, Charge charge) {
        return sql.together(alone(wanted.order())
                        .map(taken -> taken.seen(charge.amounts()).atMost(wanted.amount()))
                        .filter(Money::isPositive)
                        .filterWhen(_ -> find(wanted.id()).hasElement().map(there -> !there))
                        .flatMap(amount -> add(wanted.of(amount)))
                        .then())
                .retryWhen(Overtaken.startOver());
    }

    private Mono<Refund> allowed(Refund wanted, Taken taken) {
        taken.mustHold(wanted.amount());
        return add(wanted);
    }

    private static Refund same(Refund there, Refund wanted) {
        if (!there.means(wanted)) {
            throw new BillingRefused.OtherRefund();
        }
        return there;
    }

    /** While this transaction decides about the order's money, no other does. */
    private Mono<Taken> alone(OrderId order) {
        return taken("refunds.alone", order, "for update");
    }

    private Mono<Taken> taken(String name, OrderId order, String lock) {
        return Scope.current()
                .flatMap(scope -> sql.named(name, """
                    select captured, refunded, disputed from billing.charge
                    where county = :county and order_id = :order %s
                    """.formatted(lock))
                        .bind("county", scope.county())
                        .bind("order", order)
                        .find(row -> new Taken(
                                row.cents("captured"), row.cents("refunded"), Money.ZERO, row.flag("disputed"))))
                .defaultIfEmpty(Taken.NOTHING)
                .zipWhen(_ -> promised(order), Taken::promising);
    }

    private Mono<Money> promised(OrderId order) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.promised", """
                    select coalesce(sum(amount), 0)::bigint as promised from billing.refund
                    where county = :county and order_id = :order
                    """)
                        .bind("county", scope.county())
                        .bind("order", order)
                        .find(row -> row.cents("promised")));
    }

    private Mono<Refund> add(Refund refund) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.add", """
                    insert into billing.refund (county, id, order_id, merchant, amount, reason, state, asked_as, version,
                      asked_by, asked_at)
                    values (:county, :id, :order, :merchant, :amount, :reason, :state, :askedAs, :version, :by, :at)
                    """)
                        .bind("county", scope.county())
                        .bind("id", refund.id())
                        .bind("order", refund.order())
                        .bind("merchant", refund.merchant())
                        .bind("amount", refund.amount())
                        .bind("reason", refund.reason())
                        .bind("state", refund.state())
                        .bind("askedAs", refund.askedAs())
                        .bind("version", refund.version())
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", refund.askedAt())
                        .run())
                .then(Mono.defer(() -> outbox.append(refund.news())))
                .thenReturn(refund);
    }

    /**
     * What payments told of it, in the transaction under way. What is done may still fail, what failed stays so; then it
     * waits for the operator.
     */
    Mono<Void> told(UUID askedAs, State state) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.told", """
                    update billing.refund set state = :state, version = version + 1
                    where county = :county and asked_as = :askedAs
                      and (state = 'ASKED' and :state in ('DONE', 'FAILED') or state = 'DONE' and :state = 'FAILED')
                    returning *
                    """)
                        .bind("state", state)
                        .bind("county", scope.county())
                        .bind("askedAs", askedAs)
                        .find(Refunds::read))
                .delayUntil(refund -> outbox.append(refund.news()))
                .filter(refund -> refund.state() == State.FAILED)
                .flatMap(refund -> due.leave(AGAIN, refund.id().toString(), clock.instant(), reason(refund)));
    }

    private static String reason(Refund refund) {
        return "%d cents could not be given back: /betrieb/%s/bestellungen/%s/erstatten"
                .formatted(refund.amount().minor(), refund.merchant(), refund.order());
    }

    /** Asks for what failed once more, under another id at payments; what is no longer to be given back is left alone. */
    Mono<Void> again(RefundId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.again", """
                    update billing.refund set state = 'ASKED', asked_as = :askedAs, version = version + 1
                    where county = :county and id = :id and state = 'FAILED' returning *
                    """)
                        .bind("askedAs", Uuids.fresh())
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Refunds::read))
                .flatMap(refund -> outbox.append(refund.news()));
    }

    /** What failed has been given back past the payment house; again is harmless. */
    Mono<Refund> outside(RefundId id) {
        return sql.together(settled(id).switchIfEmpty(Mono.defer(() -> get(id).map(Refunds::mustBeOutside))));
    }

    private Mono<Refund> settled(RefundId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("refunds.outside", """
                    update billing.refund set state = 'OUTSIDE', version = version + 1
                    where county = :county and id = :id and state = 'FAILED' returning *
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Refunds::read))
                .delayUntil(refund -> outbox.append(refund.news()))
                .delayUntil(refund -> due.forget(AGAIN, refund.id().toString()));
    }

    private static Refund mustBeOutside(Refund there) {
        if (there.state() != State.OUTSIDE) {
            throw new BillingRefused.MovedOn();
        }
        return there;
    }

    private static Refund read(Row row) {
        return new Refund(
                new RefundId(row.uuid("id")),
                new OrderId(row.uuid("order_id")),
                new MerchantId(row.uuid("merchant")),
                row.cents("amount"),
                Reason.valueOf(row.text("reason")),
                State.valueOf(row.text("state")),
                row.uuid("asked_as"),
                row.number("version"),
                row.instant("asked_at"));
    }
}
