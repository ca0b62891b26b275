package marketplace.payments.sandbox.objects;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.payments.sandbox.wire.Agenda.Deed;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkout sessions: a page of Stripe's own on which a card is entered, to be kept (setup) or charged (payment). */
public final class Sessions {

    private static final long OPEN_SECONDS = Duration.ofDays(1).toSeconds();

    private final String base;
    private final SetupIntents setups;
    private final PaymentIntents payments;

    public Sessions(String base, SetupIntents setups, PaymentIntents payments) {
        this.base = base;
        this.setups = setups;
        this.payments = payments;
    }

    public void addTo(Routes routes) {
        routes.post("/v1/checkout/sessions", this::create)
                .get(
                        "/v1/checkout/sessions",
                        call -> Listing.page(
                                call,
                                "checkout.session",
                                "/v1/checkout/sessions",
                                Listing.matching(call.form(), "payment_intent", "customer", "status")))
                .get("/v1/checkout/sessions/{id}", call -> call.subject("checkout.session"))
                .post(
                        "/v1/checkout/sessions/{id}/expire",
                        call -> expire(call.work(), call.subject("checkout.session")));
    }

    public Map<String, Deed> deeds() {
        return Map.of("session_ends", (work, id) -> {
            ObjectNode session = work.get("checkout.session", id);
            if ("open".equals(Json.text(session, "status"))) {
                expire(work, session);
            }
        });
    }

    private ObjectNode create(Call call) {
        Form form = call.form();
        Work work = call.work();
        String mode = form.need("mode");
        if (!List.of("setup", "payment").contains(mode)) {
            throw Refused.invalid("The sandbox knows the modes setup and payment.", "mode");
        }
        ObjectNode session = work.fresh("checkout.session", "cs_test");
        session.put("mode", mode)
                .put("status", "open")
                .put("ui_mode", "hosted_page")
                .put("success_url", form.need("success_url"));
        session.put("payment_status", mode.equals("setup") ? "no_payment_required" : "unpaid");
        form.copy(session, "cancel_url", "client_reference_id", "customer_email", "locale");
        session.putObject("metadata");
        form.mergeMetadata(session);
        session.putArray("payment_method_types").add("card");
        form.text("customer").ifPresent(id -> session.put("customer", Json.text(work.get("customer", id), "id")));
        if (mode.equals("setup")) {
            form.copy(session, "currency");
            keepSetup(form, session);
        } else {
            keepPayment(form, session);
        }
        String id = Json.text(session, "id");
        session.put("expires_at", work.now() + OPEN_SECONDS);
        session.put("url", base + "/checkout/" + (work.account().isEmpty() ? "platform" : work.account()) + "/" + id);
        work.later("session_ends", id, work.now() + OPEN_SECONDS);
        return session;
    }

    private static void keepSetup(Form form, ObjectNode session) {
        ObjectNode asked = session.putObject("_asked");
        asked.setAll(form.tree("setup_intent_data"));
        asked.put("usage", "off_session");
        form.text("customer").ifPresent(id -> asked.put("customer", id));
    }

    private static void keepPayment(Form form, ObjectNode session) {
        long total = 0;
        for (JsonNode item : form.tree("line_items")) {
            long quantity = Long.parseLong(item.path("quantity").asString("1"));
            JsonNode price = item.path("price_data");
            if (price.path("unit_amount").isMissingNode()) {
                throw Refused.missing("line_items[0][price_data][unit_amount]");
            }
            total += quantity * Long.parseLong(price.path("unit_amount").asString());
            session.put("currency", price.path("currency").asString());
        }
        session.put("amount_total", total).put("amount_subtotal", total);
        ObjectNode asked = session.putObject("_asked");
        asked.setAll(form.tree("payment_intent_data"));
        asked.put("amount", Long.toString(total)).put("currency", Json.text(session, "currency"));
        form.text("customer").ifPresent(id -> asked.put("customer", id));
    }

    /** The buyer entered a card: gives the address to go to next. */
    public String enter(Work work, ObjectNode session, ObjectNode card) {
        mustBeOpen(session);
        ObjectNode asked = (ObjectNode) session.get("_asked").deepCopy();
        asked.put("confirm", "true").put("return_url", Json.text(session, "url") + "/done");
        asked.putObject("payment_method_types").put("0", "card");
        asked.putObject("payment_method_data").put("type", "card").set("card", card);
        var call = new Call(Form.of(asked), Map.of(), work, true);
        boolean setup = "setup".equals(Json.text(session, "mode"));
        ObjectNode intent = setup ? setups.create(call) : payments.create(call);
        session.put(setup ? "setup_intent" : "payment_intent", Json.text(intent, "id"));
        work.save(session);
        return "requires_action".equals(Json.text(intent, "status"))
                ? intent.path("next_action").path("redirect_to_url").path("url").asString()
                : complete(work, session);
    }

    /** Back from the bank: gives the address to go to next, the shop's or this page's. */
    public String complete(Work work, ObjectNode session) {
        boolean setup = "setup".equals(Json.text(session, "mode"));
        ObjectNode intent = setup
                ? work.get("setup_intent", Json.text(session, "setup_intent"))
                : work.get("payment_intent", Json.text(session, "payment_intent"));
        if (!List.of("succeeded", "requires_capture").contains(Json.text(intent, "status"))) {
            return Json.text(session, "url") + "?failed=1";
        }
        if ("open".equals(Json.text(session, "status"))) {
            session.put("status", "complete").put("payment_status", setup ? "no_payment_required" : "paid");
            work.save(session);
            work.emit("checkout.session.completed", session);
        }
        return Json.text(session, "success_url").replace("{CHECKOUT_SESSION_ID}", Json.text(session, "id"));
    }

    private static ObjectNode expire(Work work, ObjectNode session) {
        mustBeOpen(session);
        session.put("status", "expired").putNull("url");
        work.emit("checkout.session.expired", session);
        return work.save(session);
    }

    private static void mustBeOpen(ObjectNode session) {
        if (!"open".equals(Json.text(session, "status"))) {
            throw Refused.state(
                    "checkout_session_not_open", "This Checkout Session is " + Json.text(session, "status") + ".");
        }
    }
}
