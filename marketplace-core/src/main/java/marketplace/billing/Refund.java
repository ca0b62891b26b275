package marketplace.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.billing.GiveBack.Wanted;
import marketplace.billing.news.RefundMoved;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import tools.jackson.databind.JsonNode;

/**
 * Money of an order on its way back to its buyer.
 *
 * @param askedAs its id at payments, another one each time it is asked for anew
 */
public record Refund(
        RefundId id,
        OrderId order,
        MerchantId merchant,
        Money amount,
        Reason reason,
        State state,
        UUID askedAs,
        long version,
        Instant askedAt) {

    /** Why it goes back. */
    public enum Reason {
        FAULTY,
        MISSING,
        GOODWILL,
        WITHDRAWN,
        /** Less was weighed than taken. */
        SURPLUS,
        /** The order was called off after its money was taken. */
        CALLED_OFF;

        /** What people choose from; the others follow from the order. */
        public static final List<Reason> CHOSEN = List.of(FAULTY, MISSING, GOODWILL, WITHDRAWN);

        public boolean isChosen() {
            return CHOSEN.contains(this);
        }
    }

    /** How far it is. */
    public enum State {
        ASKED,
        DONE,
        /** The payment house could not; the merchant has the money and the buyer waits for it. */
        FAILED,
        /** It failed, and the merchant has given it back past the payment house. */
        OUTSIDE
    }

    static Refund asked(Wanted wanted, OrderId order, MerchantId merchant, Instant now) {
        var id = wanted.id();
        return new Refund(id, order, merchant, wanted.amount(), wanted.reason(), State.ASKED, id.value(), 1, now);
    }

    /** As payments answers it. */
    static State stateOf(JsonNode json) {
        return State.valueOf(json.path("state").asString());
    }

    Refund of(Money other) {
        return new Refund(id, order, merchant, other, reason, state, askedAs, version, askedAt);
    }

    /** Whether the same was meant by it. */
    boolean means(Refund other) {
        return order.equals(other.order) && amount.equals(other.amount) && reason == other.reason;
    }

    /** Whether this asking is still the one payments is to answer; one it refused is not to be tried again. */
    boolean waitsAs(UUID asking) {
        return state == State.ASKED && askedAs.equals(asking);
    }

    RefundMoved news() {
        return new RefundMoved(
                id.value(), order, merchant, amount.minor(), reason.name(), state.name(), askedAs, version);
    }
}
