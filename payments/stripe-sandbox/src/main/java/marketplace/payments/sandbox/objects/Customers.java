package marketplace.payments.sandbox.objects;

import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Routes;
import tools.jackson.databind.node.ObjectNode;

/** Customers: who a method is kept for. */
public final class Customers {

    public void addTo(Routes routes) {
        routes.post("/v1/customers", this::create)
                .get(
                        "/v1/customers",
                        call -> Listing.page(call, "customer", "/v1/customers", Listing.matching(call.form(), "email")))
                .get("/v1/customers/{id}", this::get)
                .post("/v1/customers/{id}", this::update)
                .delete("/v1/customers/{id}", this::delete);
    }

    private ObjectNode create(Call call) {
        ObjectNode customer = call.work().fresh("customer", "cus");
        fill(call, customer);
        call.work().emit("customer.created", customer);
        return customer;
    }

    private ObjectNode update(Call call) {
        ObjectNode customer = call.subject("customer");
        fill(call, customer);
        call.work().emit("customer.updated", customer);
        return call.work().save(customer);
    }

    private static void fill(Call call, ObjectNode customer) {
        call.form().copy(customer, "email", "name", "phone", "description");
        call.form().mergeMetadata(customer);
    }

    private ObjectNode get(Call call) {
        ObjectNode customer = call.subject("customer");
        return customer.path("deleted").asBoolean(false) ? Accounts.deleted(customer, "customer") : customer;
    }

    private ObjectNode delete(Call call) {
        ObjectNode customer = call.subject("customer");
        customer.put("deleted", true);
        call.work().save(customer);
        Methods.detachAll(call.work(), Json.text(customer, "id"));
        call.work().emit("customer.deleted", customer);
        return Accounts.deleted(customer, "customer");
    }
}
