package marketplace.billing;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import marketplace.orders.Payment;
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

    private final Sql sql;
    private final Clock clock;

    Charges(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What the order's payment has come to; nothing when this was known. */
    Mono<Payment> tell(Charge charge, UUID purchase) {
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

    /** The same of a dispute, which counts by itself. */
    Mono<Payment> tellDispute(OrderId order, long version, boolean open) {
        return Scope.current()
                .flatMap(scope -> sql.named("charges.tell-dispute", """
                    update billing.charge set version = version + 1, dispute_version = :disputeVersion, disputed = :open,
                      told_at = :now
                    where county = :county and order_id = :order and dispute_version < :disputeVersion
                    returning %s
                    """.formatted(KNOWN))
                        .bind("county", scope.county())
                        .bind("order", order)
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
            case PLANNED, OPEN, ACTION_REQUIRED -> Payment.Status.NONE;
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
