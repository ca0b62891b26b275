package marketplace.payments.inbox;

import java.util.Optional;
import java.util.Set;
import marketplace.payments.stripe.Signatures.Endpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event of Stripe's, reduced to what tells where to look; figures and persons in it are not kept.
 *
 * @param account the connected account it happened on, absent for the platform's own
 * @param object the id of what it is about
 * @param county our mark on the object, as are order, purchase and refund in {@code subject}
 */
public record Letter(
        String id,
        Endpoint endpoint,
        @Nullable String account,
        String type,
        String apiVersion,
        String object,
        @Nullable String county,
        @Nullable String subject) {

    /** What we listen to; everything else is answered and forgotten. */
    private static final Set<String> HEARD = Set.of(
            "payment_intent.requires_action",
            "payment_intent.processing",
            "payment_intent.amount_capturable_updated",
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "setup_intent.succeeded",
            "setup_intent.setup_failed",
            "checkout.session.completed",
            "checkout.session.expired",
            "account.updated",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated");

    boolean isHeard() {
        return HEARD.contains(type);
    }

    /** Reads a message whose signature is good; empty when it is no event. */
    static Optional<Letter> read(Endpoint endpoint, String body, JsonMapper json) {
        try {
            JsonNode event = json.readTree(body);
            JsonNode object = event.path("data").path("object");
            JsonNode marks = object.path("metadata");
            String subject = first(marks, "refund", "order", "purchase");
            String id = text(event, "id");
            String type = text(event, "type");
            if (id == null || type == null || !"event".equals(text(event, "object"))) {
                return Optional.empty();
            }
            return Optional.of(new Letter(
                    id,
                    endpoint,
                    text(event, "account"),
                    type,
                    Optional.ofNullable(text(event, "api_version")).orElse(""),
                    Optional.ofNullable(text(object, "id")).orElse(""),
                    text(marks, "county"),
                    subject));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static @Nullable String first(JsonNode marks, String... names) {
        for (String name : names) {
            String found = text(marks, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
