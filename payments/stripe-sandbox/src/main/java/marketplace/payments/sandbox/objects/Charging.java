package marketplace.payments.sandbox.objects;

import java.time.Duration;
import marketplace.payments.sandbox.objects.TestCard.Behaviour;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Shapes;
import marketplace.payments.sandbox.wire.Work;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a payment intent does to money: holds it, takes it, lets it go. */
final class Charging {

    private static final long HOLD_SECONDS = Duration.ofDays(7).toSeconds();

    private Charging() {}

    static void approve(Work work, ObjectNode intent, ObjectNode method) {
        ObjectNode charge = charge(work, intent, method);
        charge.put("paid", true).put("status", "succeeded");
        charge.set("outcome", outcome("approved_by_network", null, "Payment complete.", "authorized"));
        Intents.spend(work, method);
        if (Offers.holds(intent, Json.text(method, "type"))) {
            hold(work, intent, charge);
        } else {
            take(work, intent, charge, Json.number(intent, "amount"));
            work.emit("charge.succeeded", charge);
            work.emit("payment_intent.succeeded", intent);
        }
        if (TestCard.ofNumber(Json.text(method, "_number"))
                .filter(card -> card.behaviour() instanceof Behaviour.IsDisputed)
                .isPresent()) {
            work.later("dispute", Json.text(charge, "id"), work.now());
        }
    }

    private static void hold(Work work, ObjectNode intent, ObjectNode charge) {
        long until = work.now() + HOLD_SECONDS;
        if (Offers.CARD.equals(
                charge.path("payment_method_details").path("type").asString())) {
            charge.withObject("payment_method_details").withObject("card").put("capture_before", until);
        }
        intent.put("status", "requires_capture").put("amount_capturable", Json.number(intent, "amount"));
        work.later("expire", Json.text(intent, "id"), until);
        work.emit("charge.succeeded", charge);
        work.emit("payment_intent.amount_capturable_updated", intent);
    }

    static ObjectNode capture(Work work, ObjectNode intent, long amount) {
        ObjectNode charge = work.get("charge", Json.text(intent, "latest_charge"));
        if (intent.path("application_fee_amount").isNumber()) {
            charge.put("application_fee_amount", Json.number(intent, "application_fee_amount"));
        }
        long rest = Json.number(charge, "amount") - amount;
        take(work, intent, charge, amount);
        if (rest > 0) {
            letGo(work, charge, rest);
        }
        work.emit("charge.captured", charge);
        work.emit("payment_intent.succeeded", intent);
        return intent;
    }

    private static void take(Work work, ObjectNode intent, ObjectNode charge, long amount) {
        charge.put("captured", true)
                .put("paid", true)
                .put("status", "succeeded")
                .put("amount_captured", amount);
        charge.put("balance_transaction", Money.takeCharge(work, charge, amount));
        intent.put("status", "succeeded").put("amount_capturable", 0).put("amount_received", amount);
        work.save(charge);
        work.save(intent);
    }

    /** Gives back what was held and not taken; Stripe shows it as a refund that never touches a balance. */
    private static void letGo(Work work, ObjectNode charge, long amount) {
        long total = Json.number(charge, "amount_refunded") + amount;
        charge.put("amount_refunded", total).put("refunded", total == Json.number(charge, "amount"));
        ObjectNode refund = work.fresh("refund", "re");
        refund.put("amount", amount)
                .put("charge", Json.text(charge, "id"))
                .put("currency", Json.text(charge, "currency"));
        refund.put("payment_intent", Json.text(charge, "payment_intent"))
                .put("status", "succeeded")
                .put("_release", true);
        work.save(charge);
    }

    static ObjectNode cancel(Work work, ObjectNode intent, @Nullable String reason) {
        boolean held = "requires_capture".equals(Json.text(intent, "status"));
        intent.put("status", "canceled").put("canceled_at", work.now()).put("cancellation_reason", reason);
        intent.put("amount_capturable", 0).putNull("next_action");
        if (held) {
            ObjectNode charge = work.get("charge", Json.text(intent, "latest_charge"));
            letGo(work, charge, Json.number(charge, "amount"));
            work.emit("charge.refunded", charge);
        }
        work.emit("payment_intent.canceled", intent);
        return work.save(intent);
    }

    static Refused decline(Work work, ObjectNode intent, ObjectNode method, Refused refused) {
        ObjectNode charge = charge(work, intent, method);
        charge.put("status", "failed").put("failure_code", Json.text(refused.error(), "code"));
        charge.put("failure_message", refused.getMessage());
        String reason = Json.text(refused.error(), "decline_code");
        charge.set(
                "outcome", outcome("declined_by_network", reason, "The bank declined the payment.", "issuer_declined"));
        refused.with("charge", Json.text(charge, "id"));
        work.emit("charge.failed", charge);
        return fail(work, intent, method, refused);
    }

    static Refused unauthenticated(Work work, ObjectNode intent, ObjectNode method) {
        String message = "The provided PaymentMethod has failed authentication. You can provide payment_method_data or"
                + " a new PaymentMethod to attempt to fulfill this PaymentIntent again.";
        return fail(work, intent, method, Refused.card("payment_intent_authentication_failure", null, message));
    }

    private static Refused fail(Work work, ObjectNode intent, ObjectNode method, Refused refused) {
        intent.set("last_payment_error", Intents.failure(refused, method));
        intent.put("status", "requires_payment_method")
                .putNull("payment_method")
                .putNull("next_action");
        work.save(intent);
        work.emit("payment_intent.payment_failed", intent);
        return refused.with("payment_intent", intent).with("payment_method", method);
    }

    /** A debit is under way for a while before it is known to succeed. */
    static ObjectNode debit(Work work, ObjectNode intent, ObjectNode method) {
        ObjectNode charge = charge(work, intent, method);
        charge.put("status", "pending");
        intent.put("status", "processing");
        Intents.spend(work, method);
        work.later("settle", Json.text(intent, "id"), work.now() + debit(method).seconds());
        work.emit("charge.pending", charge);
        work.emit("payment_intent.processing", intent);
        return work.save(intent);
    }

    static void settleDebit(Work work, ObjectNode intent) {
        ObjectNode charge = work.get("charge", Json.text(intent, "latest_charge"));
        ObjectNode method = work.get("payment_method", Json.text(intent, "payment_method"));
        if (debit(method).fails()) {
            charge.put("status", "failed").put("failure_code", "insufficient_funds");
            work.save(charge);
            work.emit("charge.failed", charge);
            fail(work, intent, method, Refused.card("insufficient_funds", null, "The account has insufficient funds."));
        } else {
            take(work, intent, charge, Json.number(intent, "amount"));
            work.emit("charge.succeeded", charge);
            work.emit("payment_intent.succeeded", intent);
            if (debit(method) == TestDebit.IS_DISPUTED) {
                work.later("dispute", Json.text(charge, "id"), work.now());
            }
        }
    }

    private static TestDebit debit(ObjectNode method) {
        return TestDebit.from(Json.text(method, "_number"));
    }

    private static ObjectNode charge(Work work, ObjectNode intent, ObjectNode method) {
        ObjectNode charge = work.fresh("charge", "ch");
        String type = Json.text(method, "type");
        for (String name :
                new String[] {"amount", "currency", "customer", "description", "receipt_email", "transfer_group"}) {
            charge.set(name, intent.get(name));
        }
        charge.set("application_fee_amount", intent.get("application_fee_amount"));
        charge.set("metadata", intent.get("metadata").deepCopy());
        charge.set("billing_details", method.get("billing_details").deepCopy());
        charge.put("payment_intent", Json.text(intent, "id")).put("payment_method", Json.text(method, "id"));
        charge.putObject("payment_method_details").put("type", type).set(type, details(type, method, intent));
        intent.put("latest_charge", Json.text(charge, "id"));
        return charge;
    }

    private static ObjectNode details(String type, ObjectNode method, ObjectNode intent) {
        ObjectNode shown = Shapes.of(type + "_charged");
        method.get(type).properties().forEach(field -> {
            if (shown.has(field.getKey()) || field.getKey().equals("fingerprint")) {
                shown.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        if (type.equals("card")) {
            shown.put("amount_authorized", Json.number(intent, "amount")).put("network", Json.text(shown, "brand"));
        }
        return shown;
    }

    private static ObjectNode outcome(String network, @Nullable String reason, String message, String type) {
        ObjectNode outcome = Shapes.of("outcome");
        outcome.put("network_status", network).put("reason", reason).put("seller_message", message);
        return outcome.put("type", type).put("risk_level", "normal").put("risk_score", 12);
    }
}
