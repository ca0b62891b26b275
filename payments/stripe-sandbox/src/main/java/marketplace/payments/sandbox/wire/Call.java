package marketplace.payments.sandbox.wire;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * One authorised call.
 *
 * @param ids what the path named
 * @param byClient true when made with the publishable key, that is by the page's script
 */
public record Call(Form form, Map<String, String> ids, Work work, boolean byClient) {

    public String id() {
        return ids.getOrDefault("id", "");
    }

    /** The object the path names; a client must also show its secret. */
    public ObjectNode subject(String kind) {
        ObjectNode object = work.get(kind, id());
        if (byClient && !form.need("client_secret").equals(Json.text(object, "client_secret"))) {
            throw Refused.invalid("The client_secret provided does not match the one of this object.", "client_secret");
        }
        return object;
    }

    @FunctionalInterface
    public interface Handler {
        ObjectNode handle(Call call);
    }
}
