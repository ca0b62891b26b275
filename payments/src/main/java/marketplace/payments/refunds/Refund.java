package marketplace.payments.refunds;

import java.util.UUID;
import marketplace.payments.stripe.RefundSeen;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back to a buyer.
 *
 * @param stripe Stripe's id, absent until it has answered
 * @param feeBack the platform's share given back with it
 */
public record Refund(
        UUID id,
        OrderId order,
        Money amount,
        State state,
        @Nullable String stripe,
        Money feeBack,
        long version) {

    /** Asked for; done; or failed, the merchant has the money again. */
    public enum State {
        ASKED,
        DONE,
        FAILED
    }

    static Refund asked(UUID id, OrderId order, Money amount) {
        return new Refund(id, order, amount, State.ASKED, null, Money.ZERO, 0);
    }

    /** How Stripe shows it; a failed one stays failed. */
    Refund see(RefundSeen seen) {
        State next = switch (seen.state()) {
            case PENDING -> State.ASKED;
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
        };
        boolean old = next.ordinal() < state.ordinal();
        if (old || next == state && seen.id().equals(stripe)) {
            return this;
        }
        Money back = seen.entry() == null ? feeBack : Money.euro(-seen.entry().applicationFee());
        return new Refund(id, order, amount, next, seen.id(), back, version + 1);
    }

    /** What is over stays as it ended, whatever is answered late. */
    Refund failed() {
        return state != State.ASKED ? this : new Refund(id, order, amount, State.FAILED, stripe, feeBack, version + 1);
    }
}
