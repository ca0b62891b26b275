package marketplace.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import marketplace.orders.Order;
import marketplace.orders.Payment;
import marketplace.outbox.Due;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What payments told of the charges of this county; older tellings are not written. */
@Component
class Charges {
    private static final String KNOWN = "version, state, amount, captured, refunded, capture_before, disputed";
    private static final Duration BEFORE_IT_RUNS_OUT = Duration.ofHours(12);

    private final Sql sql;
    private final Due due;
    private final Clock clock;

    Charges(Sql sql, Due due, Clock clock) {
        this.sql = sql;
        this.due = due;
        this.clock = clock;
    }

    /** The order's card is kept and its charge only planned; nothing when more is known. */
    Mono<Payment> keep(Order order) {
        return Scope.current()
                .flatMap(scope -> sql.named("charges.keep", """
                    insert into billing.charge (county, order_id, purchase, merchant, version, state, amount, told_at)
                    values (:county, :order, :purchase, :merchant, 1, 'PLANNED', :amount, :now)
                    on conflict do nothing returning %s
                    """.formatted(KNOWN))
                        .bind("county", scope.county())
                        .bind("order", order.id())
                        .bind("purchase", order.contract().purchase())
                        .bind("merchant", order.merchant())
                        .bind("amount", order.total())
                        .bind("now", clock.instant())
                        .find(Charges::payment));
    }

    /** What the order's payment has come to; nothing when this was known. What is held is taken before it runs out. */
    Mono<Payment> tell(Charge charge, UUID purchase) {
        return store(charge, purchase)
                .delayUntil(_ -> Mono.justOrEmpty(charge.captureBefore())
                        .flatMap(end ->
                                due.plan(PaymentWork.TAKE, charge.order().toString(), end.minus(BEFORE_IT_RUNS_OUT))));
    }

    private Mono<Payment> store(Charge charge, UUID purchase) {
        var amounts = charge.amounts();
        return Scope.current()
                .flatMap(scope -> sql.named("charges.tell", """
                    insert into billing.charge as c (county, order_id, purchase, merchant, version, charge_version, state,
                      amount, captured, fee, refunded, capture_before, told_at)
                    values (:county, :order, :purchase, :merchant, 1, :chargeVersion, :state,
                      :amount, :captured, :fee, :refunded, :captureBefore, :now)
                    on conflict (county, order_id) do update set purchase = excluded.purchase, merchant = excluded.merchant,
                      version = c.version + 1, charge_version = excluded.charge_version, state = excluded.state,
                      amount = excluded.amount, captured = excluded.captured, fee = excluded.fee,
                      refunded = excluded.refunded, capture_before = excluded.capture_before, told_at = excluded.told_at
                    where c.charge_version < excluded.charge_version
                    returning %s
                    """.formatted(KNOWN))
                        .bind("county", scope.county())
                        .bind("order", charge.order())
                        .bind("purchase", purchase)
                        .bind("merchant", charge.merchant())
                        .bind("chargeVersion", charge.version())
                        .bind("state", charge.state())
                        .bind("amount", amounts.most())
                        .bind("captured", amounts.captured())
                        .bind("fee", amounts.fee())
                        .bind("refunded", amounts.refunded())
                        .bind("captureBefore", charge.captureBefore(), Instant.class)
                        .bind("now", clock.instant())
                        .find(Charges::payment));
    }

    /** The same of a dispute, which counts by itself; fails while the charge is not known. */
    Mono<Payment> tellDispute(OrderId order, String dispute, long version, boolean open) {
        return Scope.current()
                .flatMap(scope -> sql.named("charges.tell-dispute", """
                    with told as (
                      insert into billing.dispute as d (county, id, order_id, version, open)
                      values (:county, :dispute, :order, :disputeVersion, :open)
                      on conflict (county, id) do update set version = excluded.version, open = excluded.open
                      where d.version < excluded.version
                      returning open
                    )
                    update billing.charge set version = version + 1, told_at = :now,
                      disputed = told.open or exists (select from billing.dispute other
                        where other.county = :county and other.order_id = :order and other.id <> :dispute and other.open)
                    from told
                    where county = :county and order_id = :order
                    returning %s
                    """.formatted(KNOWN))
                        .bind("county", scope.county())
                        .bind("order", order)
                        .bind("dispute", dispute)
                        .bind("disputeVersion", version)
                        .bind("open", open)
                        .bind("now", clock.instant())
                        .find(Charges::payment));
    }

    private static Payment payment(Row row) {
        var state = Charge.State.valueOf(row.text("state"));
        var captured = row.cents("captured");
        var refunded = row.cents("refunded");
        return new Payment(
                row.flag("disputed") ? Payment.Status.DISPUTED : status(state, captured, refunded),
                row.number("version"),
                row.cents("amount"),
                captured,
                refunded,
                row.findInstant("capture_before"));
    }

    static Payment.Status status(Charge.State state, Money captured, Money refunded) {
        return switch (state) {
            case PLANNED -> Payment.Status.KEPT;
            case OPEN, ACTION_REQUIRED -> Payment.Status.NONE;
            case UNDER_WAY -> Payment.Status.UNDER_WAY;
            case AUTHORISED -> Payment.Status.AUTHORISED;
            case CAPTURED -> taken(captured, refunded);
            case RELEASED -> Payment.Status.RELEASED;
            case FAILED -> Payment.Status.FAILED;
        };
    }

    private static Payment.Status taken(Money captured, Money refunded) {
        if (refunded.isZero()) {
            return Payment.Status.CAPTURED;
        }
        return refunded.compareTo(captured) < 0 ? Payment.Status.PARTLY_REFUNDED : Payment.Status.REFUNDED;
    }
}
