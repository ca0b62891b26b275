package marketplace.payments.sandbox.objects;

import java.util.Set;
import marketplace.payments.sandbox.objects.Verdict.Situation;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** Setup intents: a card entered once, kept for several charges. */
public final class SetupIntents {

    private static final String WRONG_STATE = "setup_intent_unexpected_state";
    private static final Set<String> OPEN =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final Intents intents;

    public SetupIntents(String base) {
        this.intents = new Intents(base);
    }

    public void addTo(Routes routes) {
        routes.post("/v1/setup_intents", this::create)
                .get(
                        "/v1/setup_intents",
                        call -> Listing.page(
                                call,
                                "setup_intent",
                                "/v1/setup_intents",
                                Listing.matching(call.form(), "customer", "payment_method")))
                .open("GET", "/v1/setup_intents/{id}", call -> call.subject("setup_intent"))
                .post("/v1/setup_intents/{id}", this::update)
                .open("POST", "/v1/setup_intents/{id}/confirm", this::confirm)
                .post("/v1/setup_intents/{id}/cancel", this::cancel);
    }

    public ObjectNode create(Call call) {
        ObjectNode intent = call.work().fresh("setup_intent", "seti");
        Intents.begin(call.work(), call.form(), intent);
        intent.put("usage", call.form().text("usage").orElse("off_session"));
        call.work().emit("setup_intent.created", intent);
        if (call.form().has("payment_method") || call.form().has("payment_method_data")) {
            Intents.takeMethod(call, intent);
            intent.put("status", "requires_confirmation");
        }
        return call.form().flag("confirm") ? confirmed(call, intent) : intent;
    }

    private ObjectNode update(Call call) {
        ObjectNode intent = call.subject("setup_intent");
        call.form().mergeMetadata(intent);
        call.form().copy(intent, "description");
        Intents.takeMethod(call, intent);
        return call.work().save(intent);
    }

    private ObjectNode confirm(Call call) {
        return confirmed(call, call.subject("setup_intent"));
    }

    private ObjectNode confirmed(Call call, ObjectNode intent) {
        Intents.mustBe(intent, WRONG_STATE, OPEN, "confirm this SetupIntent");
        if (call.form().flag("use_stripe_sdk")) {
            intent.put("_sdk", true);
        }
        Intents.takeMethod(call, intent);
        Intents.returnTo(call.form(), intent);
        if (Json.text(intent, "payment_method").isEmpty()) {
            throw Refused.missing("payment_method");
        }
        call.work().save(intent);
        return attempt(call.work(), intent, Situation.SETUP);
    }

    /** What the bank says, after it was asked to authenticate or before. */
    private ObjectNode attempt(Work work, ObjectNode intent, Situation situation) {
        ObjectNode method = work.get("payment_method", Json.text(intent, "payment_method"));
        Verdict verdict = work.declinesCards() ? Verdict.GENERIC : Verdict.on(method, situation);
        intent.put("latest_attempt", "setatt_" + Work.secret(24)).putNull("next_action");
        switch (verdict) {
            case Verdict.Approved _ -> succeed(work, intent, method);
            case Verdict.AuthenticationNeeded _ -> {
                intents.askForAuthentication(work, intent);
                work.emit("setup_intent.requires_action", intent);
            }
            case Verdict.Declined why -> throw fail(work, intent, method, Intents.declined(why));
        }
        return work.save(intent);
    }

    private static void succeed(Work work, ObjectNode intent, ObjectNode method) {
        method.put("_setUp", true);
        work.save(method);
        if (!Json.text(intent, "customer").isEmpty()) {
            Methods.attach(work, method, Json.text(intent, "customer"));
        }
        intent.put("status", "succeeded").putNull("last_setup_error");
        work.emit("setup_intent.succeeded", intent);
    }

    private static Refused fail(Work work, ObjectNode intent, ObjectNode method, Refused refused) {
        intent.set("last_setup_error", Intents.failure(refused, method));
        intent.put("status", "requires_payment_method")
                .putNull("payment_method")
                .putNull("next_action");
        work.save(intent);
        work.emit("setup_intent.setup_failed", intent);
        return refused.with("setup_intent", intent).with("payment_method", method);
    }

    /** The buyer confirmed or refused at the bank. */
    public ObjectNode authenticated(Work work, ObjectNode intent, boolean confirmed) {
        Intents.mustBe(intent, WRONG_STATE, Set.of("requires_action"), "authenticate this SetupIntent");
        if (confirmed) {
            return attempt(work, intent, Situation.AUTHENTICATED);
        }
        ObjectNode method = work.get("payment_method", Json.text(intent, "payment_method"));
        throw fail(
                work,
                intent,
                method,
                Refused.card(
                        "setup_intent_authentication_failure",
                        null,
                        "The latest attempt to set up the payment method has failed because authentication failed."));
    }

    private ObjectNode cancel(Call call) {
        ObjectNode intent = call.subject("setup_intent");
        Intents.mustBe(intent, WRONG_STATE, OPEN, "cancel this SetupIntent");
        intent.put("status", "canceled").putNull("next_action");
        intent.put(
                "cancellation_reason", call.form().text("cancellation_reason").orElse(null));
        call.work().emit("setup_intent.canceled", intent);
        return call.work().save(intent);
    }
}
