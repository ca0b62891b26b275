package marketplace.billing;

import java.time.Instant;
import java.util.Optional;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The charge of an order, as payments tells it.
 *
 * @param attempt the number of its last try
 * @param action where the bank asks the buyer, if it does
 * @param version as payments counts
 */
public record Charge(
        OrderId order,
        MerchantId merchant,
        State state,
        Amounts amounts,
        int attempt,
        @Nullable Form form,
        @Nullable String action,
        @Nullable Instant captureBefore,
        long version,
        boolean underWay) {

    /** As docs/payments.md names them. */
    public enum State {
        PLANNED,
        OPEN,
        ACTION_REQUIRED,
        UNDER_WAY,
        AUTHORISED,
        CAPTURED,
        RELEASED,
        FAILED;

        /** The buyer has nothing more to do. */
        public boolean isSettled() {
            return this == UNDER_WAY || this == AUTHORISED || this == CAPTURED || this == RELEASED;
        }
    }

    /** What may be taken, was taken, went to the platform and came back. */
    public record Amounts(Money most, Money captured, Money fee, Money refunded) {}

    /**
     * What the page needs to let a card be entered.
     *
     * @param script its address
     * @param account the merchant's at Stripe, none for the platform's own
     */
    public record Form(
            String script, String publishableKey, @Nullable String account, String clientSecret) {
        static @Nullable Form of(JsonNode json) {
            return json.isObject()
                    ? new Form(
                            json.path("script").asString(),
                            json.path("publishableKey").asString(),
                            text(json, "account"),
                            json.path("clientSecret").asString())
                    : null;
        }
    }

    static Charge of(JsonNode json) {
        return new Charge(
                OrderId.of(json.path("order").asString()),
                MerchantId.of(json.path("merchant").asString()),
                state(json),
                new Amounts(
                        cents(json, "amount"), cents(json, "captured"), cents(json, "fee"), cents(json, "refunded")),
                json.path("attempt").asInt(0),
                Form.of(json.path("page")),
                text(json, "actionUrl"),
                Optional.ofNullable(text(json, "captureBefore"))
                        .map(Instant::parse)
                        .orElse(null),
                json.path("version").asLong(0),
                json.path("underWay").asBoolean(false));
    }

    /** A hold that ran out is a payment that failed: another may follow. */
    private static State state(JsonNode json) {
        return "expired".equals(text(json, "code"))
                ? State.FAILED
                : State.valueOf(json.path("state").asString());
    }

    /** The same charge when what is held could not be taken: until it is, nobody may rely on it. */
    Charge failed() {
        return new Charge(
                order, merchant, State.FAILED, amounts, attempt, form, action, captureBefore, version, underWay);
    }

    static @Nullable String text(JsonNode json, String field) {
        var value = json.path(field);
        return value.isString() ? value.asString() : null;
    }

    private static Money cents(JsonNode json, String field) {
        return Money.euro(json.path(field).asLong(0));
    }
}
