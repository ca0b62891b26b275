package marketplace.payments.sandbox.objects;

import java.time.Duration;
import java.util.Map;
import marketplace.payments.sandbox.objects.Money.Cause;
import marketplace.payments.sandbox.wire.Agenda.Deed;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Disputes: a buyer's bank takes a charge back; evidence decides. */
public final class Disputes {

    private static final long FEE_MINOR = 2_000;
    private static final long ANSWER_SECONDS = Duration.ofDays(7).toSeconds();

    public void addTo(Routes routes) {
        routes.get(
                        "/v1/disputes",
                        call -> Listing.page(
                                call,
                                "dispute",
                                "/v1/disputes",
                                Listing.matching(call.form(), "charge", "payment_intent")))
                .get("/v1/disputes/{id}", call -> call.subject("dispute"))
                .post("/v1/disputes/{id}", this::answer)
                .post("/v1/disputes/{id}/close", call -> end(call.work(), call.subject("dispute"), "lost"));
    }

    public Map<String, Deed> deeds() {
        return Map.of("dispute", (work, charge) -> open(work, charge, "fraudulent"));
    }

    /** Opens a dispute over a captured charge. */
    public static void open(Work work, String chargeId, String reason) {
        ObjectNode charge = work.get("charge", chargeId);
        if (!charge.path("captured").asBoolean(false) || charge.path("disputed").asBoolean(false)) {
            return;
        }
        ObjectNode dispute = work.fresh("dispute", "dp");
        dispute.put("amount", Json.number(charge, "amount_captured")).put("currency", Json.text(charge, "currency"));
        dispute.put("charge", chargeId).put("payment_intent", Json.text(charge, "payment_intent"));
        dispute.put("reason", reason).put("status", "needs_response");
        dispute.withObject("evidence_details").put("due_by", work.now() + ANSWER_SECONDS);
        dispute.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("brand", "visa")
                .put("case_type", "chargeback")
                .put("network", "visa")
                .putNull("network_reason_code");
        work.save(charge.put("disputed", true));
        work.emit("charge.dispute.created", dispute);
        move(work, dispute, -Json.number(dispute, "amount"), FEE_MINOR);
        work.emit("charge.dispute.funds_withdrawn", dispute);
    }

    private static void move(Work work, ObjectNode dispute, long amount, long fee) {
        ArrayNode feeLines = Json.array();
        String currency = Json.text(dispute, "currency");
        Money.feeLine(feeLines, fee, "stripe_fee", currency);
        String category = amount < 0 ? "dispute" : "dispute_reversal";
        var cause = new Cause("adjustment", category, Json.text(dispute, "id"), currency);
        String entry = Money.enter(work, cause, amount, feeLines);
        dispute.withArray("balance_transactions").add(Json.visible(work.get("balance_transaction", entry)));
        work.save(dispute);
    }

    private ObjectNode answer(Call call) {
        ObjectNode dispute = call.subject("dispute");
        call.form().mergeMetadata(dispute);
        ObjectNode evidence = dispute.withObject("evidence");
        call.form().eachText("evidence", evidence::put);
        ObjectNode details = dispute.withObject("evidence_details").put("has_evidence", true);
        call.work().save(dispute);
        boolean submits = call.form().text("submit").map("true"::equals).orElse(true);
        if (!submits) {
            return dispute;
        }
        details.put("submission_count", Json.number(details, "submission_count") + 1);
        return switch (Json.text(evidence, "uncategorized_text")) {
            case "winning_evidence" -> end(call.work(), dispute, "won");
            case "losing_evidence" -> end(call.work(), dispute, "lost");
            default -> updated(call.work(), dispute.put("status", "under_review"));
        };
    }

    private static ObjectNode updated(Work work, ObjectNode dispute) {
        work.emit("charge.dispute.updated", dispute);
        return dispute;
    }

    /** Ends a dispute; a won one brings amount and fee back. */
    public static ObjectNode end(Work work, ObjectNode dispute, String status) {
        if (dispute.path("status").asString().matches("won|lost")) {
            throw Refused.state("dispute_closed", "This dispute is already closed.");
        }
        dispute.put("status", status);
        if (status.equals("won")) {
            move(work, dispute, Json.number(dispute, "amount"), -FEE_MINOR);
            work.emit("charge.dispute.funds_reinstated", dispute);
        }
        work.emit("charge.dispute.closed", dispute);
        return work.save(dispute);
    }
}
