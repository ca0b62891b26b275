package marketplace.billing;

import marketplace.billing.Charge.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The card of a purchase with several merchants, as payments tells it.
 *
 * @param attempt its number, from one
 * @param url of the payment house's own page, for those without script
 */
public record Method(
        int attempt,
        State state,
        @Nullable Form form,
        @Nullable String url) {
    /** As docs/payments.md names them. */
    public enum State {
        ASKED,
        READY,
        FAILED,
        GONE
    }

    static Method of(JsonNode json) {
        return new Method(
                json.path("attempt").asInt(1),
                State.valueOf(json.path("state").asString()),
                Form.of(json.path("page")),
                Charge.text(json, "url"));
    }

    /** Waiting for a card in this way: entered on our page, or on the payment house's own. */
    boolean isAsked(boolean script) {
        return state == State.ASKED && script == (url == null);
    }

    public boolean isHosted() {
        return state == State.ASKED && url != null;
    }

    boolean isSpent() {
        return state == State.FAILED || state == State.GONE;
    }
}
