package marketplace.payments.sandbox.objects;

import java.util.List;
import java.util.function.Predicate;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Routes;
import tools.jackson.databind.node.ObjectNode;

/** What happened, for those who ask rather than wait to be told. */
public final class Events {

    public void addTo(Routes routes) {
        routes.get("/v1/events", call -> Listing.page(call, "event", "/v1/events", ofType(call)))
                .get("/v1/events/{id}", call -> call.subject("event"));
    }

    private static Predicate<ObjectNode> ofType(Call call) {
        List<String> types = call.form().texts("types");
        Predicate<ObjectNode> one = Listing.matching(call.form(), "type");
        return event -> one.test(event) && (types.isEmpty() || types.contains(Json.text(event, "type")));
    }
}
