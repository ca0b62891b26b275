package marketplace.payments.sandbox.objects;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import marketplace.payments.sandbox.objects.Verdict.Situation;
import marketplace.payments.sandbox.wire.Agenda.Deed;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** Payment intents: from the wish to be paid to the money, or not. */
public final class PaymentIntents {

    private static final String WRONG_STATE = "payment_intent_unexpected_state";
    private static final long LEAST_MINOR = 50;
    private static final Set<String> OPEN =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final Intents intents;

    public PaymentIntents(String base) {
        this.intents = new Intents(base);
    }

    public void addTo(Routes routes) {
        routes.post("/v1/payment_intents", this::create)
                .get(
                        "/v1/payment_intents",
                        call -> Listing.page(
                                call,
                                "payment_intent",
                                "/v1/payment_intents",
                                Listing.matching(call.form(), "customer")))
                .open("GET", "/v1/payment_intents/{id}", call -> call.subject("payment_intent"))
                .post("/v1/payment_intents/{id}", this::update)
                .open(
                        "POST",
                        "/v1/payment_intents/{id}/confirm",
                        call -> confirmed(call, call.subject("payment_intent")))
                .post("/v1/payment_intents/{id}/capture", this::capture)
                .post("/v1/payment_intents/{id}/cancel", this::cancel);
    }

    public Map<String, Deed> deeds() {
        return Map.of("expire", PaymentIntents::expire, "settle", PaymentIntents::settleDebit);
    }

    public ObjectNode create(Call call) {
        Form form = call.form();
        long amount = amount(form);
        mayCharge(call.work());
        ObjectNode intent = call.work().fresh("payment_intent", "pi");
        Intents.begin(call.work(), form, intent);
        intent.put("amount", amount).put("currency", form.need("currency").toLowerCase(Locale.ROOT));
        intent.put("capture_method", form.text("capture_method").orElse("automatic_async"));
        intent.put("confirmation_method", form.text("confirmation_method").orElse("automatic"));
        form.copy(
                intent,
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group");
        fee(call.work(), form, intent);
        call.work().emit("payment_intent.created", intent);
        Intents.takeMethod(call, intent);
        if (!Json.text(intent, "payment_method").isEmpty()) {
            intent.put("status", "requires_confirmation");
        }
        return form.flag("confirm") ? confirmed(call, intent) : intent;
    }

    private static long amount(Form form) {
        long amount = form.needNumber("amount");
        if (amount < LEAST_MINOR) {
            throw Refused.invalid("amount_too_small", "Amount must be at least €0.50 eur", "amount");
        }
        return amount;
    }

    private static void mayCharge(Work work) {
        if (!work.account().isEmpty()
                && !work.on(Work.PLATFORM)
                        .get("account", work.account())
                        .path("charges_enabled")
                        .asBoolean(false)) {
            throw Refused.invalid(
                    "Your account cannot currently make charges: it has not completed its onboarding.", null);
        }
    }

    private static void fee(Work work, Form form, ObjectNode intent) {
        OptionalLong fee = form.number("application_fee_amount");
        if (fee.isEmpty()) {
            return;
        }
        if (work.account().isEmpty()) {
            String message =
                    "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment"
                            + " (using a Stripe-Account header) or destination payment.";
            throw Refused.invalid(message, "application_fee_amount");
        }
        if (fee.getAsLong() > Json.number(intent, "amount")) {
            throw Refused.invalid("The application fee must be at most the amount.", "application_fee_amount");
        }
        intent.put("application_fee_amount", fee.getAsLong());
    }

    private ObjectNode update(Call call) {
        ObjectNode intent = call.subject("payment_intent");
        Form form = call.form();
        if (form.has("amount")) {
            Intents.mustBe(intent, WRONG_STATE, OPEN, "update the amount of this PaymentIntent");
            intent.put("amount", amount(form));
        }
        fee(call.work(), form, intent);
        form.mergeMetadata(intent);
        form.copy(intent, "description", "receipt_email");
        Intents.takeMethod(call, intent);
        return call.work().save(intent);
    }

    private ObjectNode confirmed(Call call, ObjectNode intent) {
        Form form = call.form();
        Intents.mustBe(intent, WRONG_STATE, OPEN, "confirm this PaymentIntent");
        if (form.flag("use_stripe_sdk")) {
            intent.put("_sdk", true);
        }
        Intents.takeMethod(call, intent);
        Intents.returnTo(form, intent);
        if (Json.text(intent, "payment_method").isEmpty()) {
            String message = "You cannot confirm this PaymentIntent because it's missing a payment method.";
            throw Refused.state(WRONG_STATE, message).with("payment_intent", intent);
        }
        call.work().save(intent);
        boolean away = form.text("off_session").map(it -> !it.equals("false")).orElse(false);
        return attempt(call.work(), intent, away ? Situation.OFF_SESSION : Situation.ON_SESSION);
    }

    private ObjectNode attempt(Work work, ObjectNode intent, Situation situation) {
        ObjectNode method = work.get("payment_method", Json.text(intent, "payment_method"));
        intent.putNull("next_action").putNull("last_payment_error");
        String type = Json.text(method, "type");
        if (type.equals(Offers.DEBIT)) {
            return Charging.debit(work, intent, method);
        }
        if (Offers.isElsewhere(type) && situation != Situation.AUTHENTICATED) {
            intents.askElsewhere(work, intent);
            work.emit("payment_intent.requires_action", intent);
            return work.save(intent);
        }
        Verdict verdict = work.declinesCards() ? Verdict.GENERIC : Verdict.on(method, situation);
        switch (verdict) {
            case Verdict.Approved _ -> Charging.approve(work, intent, method);
            case Verdict.AuthenticationNeeded _ -> {
                intents.askForAuthentication(work, intent);
                work.emit("payment_intent.requires_action", intent);
            }
            case Verdict.Declined why -> throw Charging.decline(work, intent, method, Intents.declined(why));
        }
        return work.save(intent);
    }

    /** The buyer confirmed or refused at the bank. */
    public ObjectNode authenticated(Work work, ObjectNode intent, boolean confirmed) {
        Intents.mustBe(intent, WRONG_STATE, Set.of("requires_action"), "authenticate this PaymentIntent");
        if (confirmed) {
            return attempt(work, intent, Situation.AUTHENTICATED);
        }
        ObjectNode method = work.get("payment_method", Json.text(intent, "payment_method"));
        throw Charging.unauthenticated(work, intent, method);
    }

    private ObjectNode capture(Call call) {
        ObjectNode intent = call.subject("payment_intent");
        if (!"requires_capture".equals(Json.text(intent, "status"))) {
            String message =
                    "This PaymentIntent could not be captured because it has a status of " + Json.text(intent, "status")
                            + ". Only a PaymentIntent with one of the following statuses may be captured:"
                            + " requires_capture.";
            throw Refused.state(WRONG_STATE, message).with("payment_intent", intent);
        }
        long capturable = Json.number(intent, "amount_capturable");
        long amount = call.form().number("amount_to_capture").orElse(capturable);
        if (amount < 1 || amount > capturable) {
            String message = "The amount to capture must be between 1 and the capturable " + capturable + ".";
            throw Refused.invalid("amount_too_large", message, "amount_to_capture");
        }
        fee(call.work(), call.form(), intent);
        if (Json.number(intent, "application_fee_amount") > amount) {
            throw Refused.invalid("The application fee must be at most the amount captured.", "application_fee_amount");
        }
        call.form().mergeMetadata(intent);
        return Charging.capture(call.work(), intent, amount);
    }

    private ObjectNode cancel(Call call) {
        ObjectNode intent = call.subject("payment_intent");
        Intents.mustBe(
                intent,
                WRONG_STATE,
                Set.of("requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"),
                "cancel this PaymentIntent");
        return Charging.cancel(
                call.work(), intent, call.form().text("cancellation_reason").orElse(null));
    }

    private static void expire(Work work, String id) {
        ObjectNode intent = work.get("payment_intent", id);
        if ("requires_capture".equals(Json.text(intent, "status"))) {
            work.emit("charge.expired", work.get("charge", Json.text(intent, "latest_charge")));
            Charging.cancel(work, intent, "automatic");
        }
    }

    private static void settleDebit(Work work, String id) {
        ObjectNode intent = work.get("payment_intent", id);
        if ("processing".equals(Json.text(intent, "status"))) {
            Charging.settleDebit(work, intent);
        }
    }
}
