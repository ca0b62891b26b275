package marketplace.payments.sandbox.objects;

import java.util.Set;
import marketplace.payments.sandbox.objects.Verdict.Declined;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** What setup intents and payment intents have in common. */
final class Intents {

    private final String base;

    Intents(String base) {
        this.base = base;
    }

    static void begin(Work work, Form form, ObjectNode intent) {
        intent.put("client_secret", Json.text(intent, "id") + "_secret_" + Work.secret(24));
        intent.put("status", "requires_payment_method");
        intent.putObject("metadata");
        form.mergeMetadata(intent);
        form.copy(intent, "description");
        form.text("customer").ifPresent(id -> intent.put("customer", Json.text(work.get("customer", id), "id")));
        Offers.begin(work, form, intent);
        if (form.flag("use_stripe_sdk")) {
            intent.put("_sdk", true);
        }
    }

    /** The method named or entered in the call, else the one the intent has. */
    static void takeMethod(Call call, ObjectNode intent) {
        Work work = call.work();
        if (call.form().has("payment_method_data")) {
            set(intent, Methods.entered(work, call.form(), "payment_method_data.", call.byClient()));
        } else {
            call.form()
                    .text("payment_method")
                    .ifPresent(id -> set(
                            intent, id.startsWith("pm_card_") ? Methods.ofToken(work, id) : usable(work, id, intent)));
        }
    }

    private static void set(ObjectNode intent, ObjectNode method) {
        boolean allowed = intent.path("payment_method_types")
                .valueStream()
                .anyMatch(type -> type.asString().equals(Json.text(method, "type")));
        if (!allowed) {
            throw Refused.invalid(
                    "payment_intent_incompatible_payment_method",
                    "The PaymentMethod provided (" + Json.text(method, "type") + ") is not allowed for this intent.",
                    "payment_method");
        }
        intent.put("payment_method", Json.text(method, "id"));
    }

    private static ObjectNode usable(Work work, String id, ObjectNode intent) {
        ObjectNode method = work.get("payment_method", id);
        String holder = Json.text(method, "customer");
        if (method.path("_used").asBoolean(false) && holder.isEmpty()) {
            String message =
                    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment,"
                            + " shared with a connected account without Customer attachment, or was detached from a"
                            + " Customer. It may not be used again.";
            throw Refused.invalid(message, "payment_method");
        }
        if (!holder.isEmpty() && !holder.equals(Json.text(intent, "customer"))) {
            throw Refused.invalid(
                    "The payment method belongs to a customer that must be given with it.", "payment_method");
        }
        return method;
    }

    /** A method used once without a customer cannot be used again. */
    static void spend(Work work, ObjectNode method) {
        if (Json.text(method, "customer").isEmpty()) {
            method.put("_used", true);
            work.save(method);
        }
    }

    static void returnTo(Form form, ObjectNode intent) {
        form.text("return_url").ifPresent(url -> intent.put("_return", url));
        boolean redirects = "always"
                .equals(intent.path("automatic_payment_methods")
                        .path("allow_redirects")
                        .asString());
        if (redirects
                && Json.text(intent, "_return").isEmpty()
                && !intent.path("_sdk").asBoolean(false)
                && !form.flag("off_session")) {
            String message = "This intent is configured to accept payment methods that might redirect your customer:"
                    + " you must provide a `return_url`.";
            throw Refused.invalid(message, "return_url");
        }
    }

    /** Sends the buyer to the bank: by redirect when it is known where to return to, else by the script. */
    void askForAuthentication(Work work, ObjectNode intent) {
        boolean scripted =
                Json.text(intent, "_return").isEmpty() || intent.path("_sdk").asBoolean(false);
        ask(work, intent, scripted);
    }

    /** Sends the buyer to whom she pays with, from where she comes back. */
    void askElsewhere(Work work, ObjectNode intent) {
        if (Json.text(intent, "_return").isEmpty()) {
            throw Refused.invalid("This payment method needs a `return_url`.", "return_url");
        }
        ask(work, intent, false);
    }

    private void ask(Work work, ObjectNode intent, boolean scripted) {
        String token = Work.secret(20);
        String account = work.account().isEmpty() ? "platform" : work.account();
        String url = base + "/3ds/" + account + "/" + Json.text(intent, "id") + "/" + token;
        intent.put("_auth", token).put("_scripted", scripted).put("status", "requires_action");
        ObjectNode action = intent.putObject("next_action");
        if (scripted) {
            action.put("type", "use_stripe_sdk")
                    .putObject("use_stripe_sdk")
                    .put("type", "three_d_secure_redirect")
                    .put("stripe_js", url);
        } else {
            action.put("type", "redirect_to_url");
            action.putObject("redirect_to_url").put("url", url).put("return_url", Json.text(intent, "_return"));
        }
    }

    static void mustBe(ObjectNode intent, String code, Set<String> states, String what) {
        String status = Json.text(intent, "status");
        if (!states.contains(status)) {
            throw Refused.state(code, "You cannot " + what + " because the intent has a status of " + status + ".")
                    .with(Json.text(intent, "object"), intent);
        }
    }

    static Refused declined(Declined why) {
        return Refused.card(
                why.code(),
                why.declineCode().equals(why.code()) && !why.code().equals("authentication_required")
                        ? null
                        : why.declineCode(),
                why.message());
    }

    /** What an intent remembers of its last failure. */
    static ObjectNode failure(Refused refused, ObjectNode method) {
        ObjectNode failure = refused.error();
        failure.set("payment_method", Json.visible(method));
        return failure;
    }
}
