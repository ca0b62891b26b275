package marketplace.payments.sandbox.objects;

import java.util.Map;
import marketplace.payments.sandbox.objects.TestCard.Behaviour;
import marketplace.payments.sandbox.wire.Agenda.Deed;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Charges as they are listed, their refunds, and the platform's share given back with them. */
public final class Refunds {

    public void addTo(Routes routes) {
        routes.get(
                        "/v1/charges",
                        call -> Listing.page(
                                call,
                                "charge",
                                "/v1/charges",
                                Listing.matching(call.form(), "payment_intent", "customer")))
                .get("/v1/charges/{id}", call -> call.subject("charge"))
                .post("/v1/refunds", this::create)
                .get(
                        "/v1/refunds",
                        call -> Listing.page(
                                call,
                                "refund",
                                "/v1/refunds",
                                Listing.matching(call.form(), "charge", "payment_intent")))
                .get("/v1/refunds/{id}", call -> call.subject("refund"))
                .post("/v1/refunds/{id}", this::update)
                .get(
                        "/v1/application_fees",
                        call -> Listing.page(
                                call,
                                "application_fee",
                                "/v1/application_fees",
                                Listing.matching(call.form(), "charge")))
                .get("/v1/application_fees/{id}", call -> call.subject("application_fee"))
                .post("/v1/application_fees/{id}/refunds", this::refundFee);
    }

    public Map<String, Deed> deeds() {
        return Map.of("refund_fails", Refunds::fail);
    }

    private ObjectNode create(Call call) {
        Form form = call.form();
        Work work = call.work();
        ObjectNode charge = charge(call);
        long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
        if (left == 0) {
            throw Refused.state(
                    "charge_already_refunded", "Charge " + Json.text(charge, "id") + " has already been refunded.");
        }
        long amount = form.number("amount").orElse(left);
        if (amount < 1 || amount > left) {
            String message =
                    "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + left + ")";
            throw Refused.invalid(message, "amount");
        }
        ObjectNode refund = work.fresh("refund", "re");
        refund.put("amount", amount)
                .put("charge", Json.text(charge, "id"))
                .put("currency", Json.text(charge, "currency"));
        refund.set("payment_intent", charge.get("payment_intent"));
        form.mergeMetadata(refund);
        form.copy(refund, "reason");
        refund.put("status", "succeeded").put("balance_transaction", give(work, form, charge, refund));
        destination(refund, charge.path("payment_method_details").path("type").asString());
        charge.put("amount_refunded", Json.number(charge, "amount_refunded") + amount)
                .put("refunded", left == amount);
        work.save(charge);
        work.emit("refund.created", refund);
        work.emit("charge.refunded", charge);
        failLater(work, charge, refund);
        return refund;
    }

    /** Where it goes: back to the card or the provider, or by transfer to the account it was debited from. */
    private static void destination(ObjectNode refund, String type) {
        String to = type.equals(Offers.DEBIT) ? "eu_bank_transfer" : type;
        ObjectNode there =
                refund.putObject("destination_details").put("type", to).putObject(to);
        if (to.equals(Offers.CARD)) {
            there.put("type", "refund");
        }
    }

    private static ObjectNode charge(Call call) {
        String id = call.form()
                .text("charge")
                .orElseGet(() -> Json.text(
                        call.work().get("payment_intent", call.form().need("payment_intent")), "latest_charge"));
        ObjectNode charge = call.work().get("charge", id);
        if (!charge.path("captured").asBoolean(false)) {
            throw Refused.state(
                    "charge_not_refundable", "This charge has not been captured: cancel its PaymentIntent instead.");
        }
        if (charge.path("disputed").asBoolean(false)) {
            throw Refused.state("charge_disputed", "Charge " + id + " has been charged back; cannot issue a refund.");
        }
        return charge;
    }

    private static String give(Work work, Form form, ObjectNode charge, ObjectNode refund) {
        long amount = Json.number(refund, "amount");
        ArrayNode feeLines = Json.array();
        String currency = Json.text(refund, "currency");
        String fee = Json.text(charge, "application_fee");
        if (form.flag("refund_application_fee") && !fee.isEmpty()) {
            long share = share(work.on(Work.PLATFORM).get("application_fee", fee), charge, amount);
            if (share > 0) {
                giveBackFee(work.on(Work.PLATFORM), fee, share);
                Money.feeLine(feeLines, -share, "application_fee", currency);
            }
        }
        return Money.enter(
                work, new Money.Cause("refund", "refund", Json.text(refund, "id"), currency), -amount, feeLines);
    }

    /** In proportion; the last part gives back what is left. */
    private static long share(ObjectNode fee, ObjectNode charge, long amount) {
        long left = Json.number(fee, "amount") - Json.number(fee, "amount_refunded");
        long captured = Json.number(charge, "amount_captured");
        boolean last = Json.number(charge, "amount_refunded") + amount == Json.number(charge, "amount");
        return last ? left : Math.min(left, (Json.number(fee, "amount") * amount + captured / 2) / captured);
    }

    private static ObjectNode giveBackFee(Work platform, String id, long amount) {
        ObjectNode fee = platform.get("application_fee", id);
        ObjectNode back = platform.fresh("fee_refund", "fr");
        back.put("amount", amount).put("currency", Json.text(fee, "currency")).put("fee", id);
        back.putObject("metadata");
        var cause = new Money.Cause(
                "application_fee_refund", "platform_earning_refund", Json.text(back, "id"), Json.text(fee, "currency"));
        back.put("balance_transaction", Money.enter(platform, cause, -amount, Json.array()));
        long total = Json.number(fee, "amount_refunded") + amount;
        fee.put("amount_refunded", total).put("refunded", total == Json.number(fee, "amount"));
        fee.withObject("refunds").withArray("data").add(Json.visible(back));
        platform.save(fee);
        platform.emit("application_fee.refunded", fee);
        return back;
    }

    private ObjectNode refundFee(Call call) {
        ObjectNode fee = call.subject("application_fee");
        long left = Json.number(fee, "amount") - Json.number(fee, "amount_refunded");
        long amount = call.form().number("amount").orElse(left);
        if (amount < 1 || amount > left) {
            throw Refused.invalid("The refund is greater than what is left of the fee (" + left + ").", "amount");
        }
        return giveBackFee(call.work(), call.id(), amount);
    }

    private ObjectNode update(Call call) {
        ObjectNode refund = call.subject("refund");
        call.form().mergeMetadata(refund);
        call.work().emit("refund.updated", refund);
        return call.work().save(refund);
    }

    private static void failLater(Work work, ObjectNode charge, ObjectNode refund) {
        String number = Json.text(work.get("payment_method", Json.text(charge, "payment_method")), "_number");
        if (TestCard.ofNumber(number)
                .filter(card -> card.behaviour() instanceof Behaviour.RefundFails)
                .isPresent()) {
            work.later("refund_fails", Json.text(refund, "id"), work.now() + 1);
        }
    }

    private static void fail(Work work, String id) {
        ObjectNode refund = work.get("refund", id);
        ObjectNode charge = work.get("charge", Json.text(refund, "charge"));
        long amount = Json.number(refund, "amount");
        var cause = new Money.Cause("refund_failure", "refund_failure", id, Json.text(refund, "currency"));
        refund.put("failure_balance_transaction", Money.enter(work, cause, amount, Json.array()));
        refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card");
        charge.put("amount_refunded", Json.number(charge, "amount_refunded") - amount)
                .put("refunded", false);
        work.save(refund);
        work.save(charge);
        work.emit("refund.failed", refund);
        work.emit("refund.updated", refund);
    }
}
