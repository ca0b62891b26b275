package marketplace.payments.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call answered with an error in Stripe's shape; what the call had written is dropped unless the error says it stays. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean writesStay;
    private final transient Map<String, JsonNode> parts = new LinkedHashMap<>();

    private Refused(int status, String type, String message, boolean writesStay) {
        super(message, null, false, false);
        this.status = status;
        this.writesStay = writesStay;
        with("type", type).with("message", message);
    }

    public static Refused invalid(String message, @Nullable String param) {
        return new Refused(400, "invalid_request_error", message, false).with("param", param);
    }

    public static Refused invalid(String code, String message, @Nullable String param) {
        return invalid(message, param).with("code", code);
    }

    public static Refused missing(String param) {
        return invalid("parameter_missing", "Missing required param: " + param + ".", param);
    }

    public static Refused unknown(String kind, String id) {
        return new Refused(404, "invalid_request_error", "No such " + kind + ": '" + id + "'", false)
                .with("code", "resource_missing")
                .with("param", "id");
    }

    /** The object is not in a state that allows the call. */
    public static Refused state(String code, String message) {
        return invalid(code, message, null);
    }

    /** The card was declined; the attempt is part of the record. */
    public static Refused card(String code, @Nullable String declineCode, String message) {
        return new Refused(402, "card_error", message, true).with("code", code).with("decline_code", declineCode);
    }

    public static Refused key(String message) {
        return new Refused(401, "invalid_request_error", message, false);
    }

    public static Refused account(String id) {
        String message = "The provided key does not have access to account '" + id
                + "' (or that account does not exist). Application access may have been revoked.";
        return new Refused(403, "invalid_request_error", message, false).with("code", "account_invalid");
    }

    public static Refused keyReused(String key) {
        String message =
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
                        + " Try using a key other than '" + key + "' if you meant to execute a different request.";
        return new Refused(400, "idempotency_error", message, false);
    }

    public static Refused keyInUse(String key) {
        String message = "There is currently another in-progress request using this Idempotent Key (that probably means"
                + " you submitted twice, and the other request is still going through): " + key;
        return new Refused(409, "idempotency_error", message, false).with("code", "idempotency_key_in_use");
    }

    public static Refused tooMany() {
        return new Refused(429, "rate_limit_error", "Too many requests hit the API too quickly.", false)
                .with("code", "rate_limit");
    }

    public static Refused broken() {
        return new Refused(500, "api_error", "An unknown error occurred", false);
    }

    public Refused with(String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, Json.text(value));
        }
        return this;
    }

    public Refused with(String name, ObjectNode object) {
        parts.put(name, Json.visible(object));
        return this;
    }

    public int status() {
        return status;
    }

    public boolean writesStay() {
        return writesStay;
    }

    /** The object Stripe puts under "error". */
    public ObjectNode error() {
        ObjectNode error = Json.object();
        parts.forEach(error::set);
        return error;
    }

    /** Parameters that fail validation are refused before anything is executed. */
    boolean executed() {
        return (status == 400 || status == 402) && !parts.containsKey("param");
    }

    ObjectNode answer() {
        ObjectNode answer = Json.object();
        answer.set("error", error());
        return answer;
    }
}
