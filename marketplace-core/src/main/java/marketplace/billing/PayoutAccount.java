package marketplace.billing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A merchant's account at the payment house, where her money arrives.
 *
 * @param account the payment house's own id, absent until it has answered
 * @param due how many statements it still wants from her
 */
public record PayoutAccount(@Nullable String account, State state, int due) {
    static final PayoutAccount NONE = new PayoutAccount(null, State.NONE, 0);

    /** As docs/payments.md names them; none before she asked for one. */
    public enum State {
        NONE,
        ASKED,
        OPEN,
        READY,
        RESTRICTED
    }

    static PayoutAccount of(JsonNode json) {
        return new PayoutAccount(
                Charge.text(json, "account"),
                State.valueOf(json.path("state").asString()),
                json.path("due").size());
    }
}
