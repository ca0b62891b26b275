package marketplace.payments.sandbox.objects;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import marketplace.payments.sandbox.objects.Money.Cause;
import marketplace.payments.sandbox.wire.Agenda.Deed;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** What lies in an account and leaves it: balances, their entries, transfers and payouts. */
public final class Balances {

    private static final long PAYOUT_SECONDS = Duration.ofDays(1).toSeconds();

    public void addTo(Routes routes) {
        routes.get("/v1/balance", call -> balance(call.work()))
                .get("/v1/balance_transactions", Balances::entries)
                .get("/v1/balance_transactions/{id}", call -> call.subject("balance_transaction"))
                .post("/v1/transfers", Balances::transfer)
                .get(
                        "/v1/transfers",
                        call -> Listing.page(
                                call,
                                "transfer",
                                "/v1/transfers",
                                Listing.matching(call.form(), "destination", "transfer_group")))
                .get("/v1/transfers/{id}", call -> call.subject("transfer"))
                .post("/v1/payouts", call -> payOut(call.work(), call.form().needNumber("amount"), false))
                .get(
                        "/v1/payouts",
                        call -> Listing.page(call, "payout", "/v1/payouts", Listing.matching(call.form(), "status")))
                .get("/v1/payouts/{id}", call -> call.subject("payout"));
    }

    public Map<String, Deed> deeds() {
        return Map.of("payout_arrives", (work, id) -> {
            ObjectNode payout = work.save(work.get("payout", id).put("status", "paid"));
            work.emit("payout.paid", payout);
        });
    }

    private static ObjectNode balance(Work work) {
        ObjectNode balance = Json.object().put("object", "balance").put("livemode", false);
        sums(balance, "available", sum(work, entry -> isAvailable(work, entry)));
        sums(balance, "pending", sum(work, entry -> !isAvailable(work, entry)));
        return balance;
    }

    private static void sums(ObjectNode balance, String name, long amount) {
        ObjectNode sum =
                balance.putArray(name).addObject().put("amount", amount).put("currency", "eur");
        sum.putObject("source_types").put("card", amount);
    }

    private static long sum(Work work, Predicate<ObjectNode> which) {
        long sum = 0;
        for (int i = 0; i < work.count("balance_transaction"); i++) {
            ObjectNode entry = work.at("balance_transaction", i);
            sum += which.test(entry) ? Json.number(entry, "net") : 0;
        }
        return sum;
    }

    private static boolean isAvailable(Work work, ObjectNode entry) {
        return Json.number(entry, "available_on") <= work.now();
    }

    private static ObjectNode entries(Call call) {
        Predicate<ObjectNode> same = Listing.matching(call.form(), "type", "source", "currency");
        Predicate<ObjectNode> paidOut = entry -> call.form()
                .text("payout")
                .map(payout -> payout.equals(Json.text(entry, "_payout")))
                .orElse(true);
        return Listing.page(call, "balance_transaction", "/v1/balance_transactions", same.and(paidOut));
    }

    private static ObjectNode transfer(Call call) {
        Work work = call.work();
        long amount = call.form().needNumber("amount");
        String currency = call.form().need("currency");
        String to = Json.text(work.get("account", call.form().need("destination")), "id");
        mustHave(work, amount);
        ObjectNode transfer = work.fresh("transfer", "tr");
        String id = Json.text(transfer, "id");
        transfer.put("amount", amount).put("currency", currency).put("destination", to);
        transfer.put(
                "balance_transaction",
                Money.enter(work, new Cause("transfer", "transfer", id, currency), -amount, Json.array()));
        transfer.withObject("reversals").put("url", "/v1/transfers/" + id + "/reversals");
        call.form().copy(transfer, "description", "transfer_group", "source_transaction");
        call.form().mergeMetadata(transfer);
        transfer.put("destination_payment", received(work.on(to), transfer));
        work.emit("transfer.created", transfer);
        return transfer;
    }

    private static void mustHave(Work work, long amount) {
        long available = sum(work, entry -> isAvailable(work, entry));
        if (available < amount) {
            String message = "You have insufficient available funds in your Stripe account (" + available + ").";
            throw Refused.state("balance_insufficient", message);
        }
    }

    private static String received(Work there, ObjectNode transfer) {
        ObjectNode payment = there.fresh("charge", "py");
        long amount = Json.number(transfer, "amount");
        String currency = Json.text(transfer, "currency");
        payment.put("amount", amount)
                .put("amount_captured", amount)
                .put("captured", true)
                .put("paid", true);
        payment.put("currency", currency).put("status", "succeeded").put("source_transfer", Json.text(transfer, "id"));
        var cause = new Cause("payment", "charge", Json.text(payment, "id"), currency);
        payment.put("balance_transaction", Money.enter(there, cause, amount, Json.array()));
        return Json.text(payment, "id");
    }

    /** Money put into the platform's balance from outside, at once available. */
    public static void fund(Work work, long amount) {
        Money.enter(work, new Cause("topup", "topup", "tu_" + Work.secret(24), "eur"), amount, Json.array());
    }

    /** Pays out everything available that no payout has taken yet. */
    public static ObjectNode payOutAll(Work work) {
        long amount = sum(work, entry -> isAvailable(work, entry));
        ObjectNode payout = payOut(work, amount, true);
        for (int i = 0; i < work.count("balance_transaction"); i++) {
            ObjectNode entry = work.at("balance_transaction", i);
            if (isAvailable(work, entry) && Json.text(entry, "_payout").isEmpty()) {
                work.save(entry.put("_payout", Json.text(payout, "id")));
            }
        }
        return payout;
    }

    private static ObjectNode payOut(Work work, long amount, boolean automatic) {
        if (amount < 1) {
            throw Refused.invalid("amount_too_small", "There is nothing to pay out.", "amount");
        }
        mustHave(work, amount);
        ObjectNode payout = work.fresh("payout", "po");
        String id = Json.text(payout, "id");
        long arrival = work.now() + PAYOUT_SECONDS;
        payout.put("amount", amount)
                .put("currency", "eur")
                .put("arrival_date", arrival)
                .put("automatic", automatic);
        payout.put("method", "standard")
                .put("source_type", "card")
                .put("status", "pending")
                .put("type", "bank_account");
        payout.put("reconciliation_status", automatic ? "completed" : "not_applicable")
                .putObject("metadata");
        String entry = Money.enter(work, new Cause("payout", "payout", id, "eur"), -amount, Json.array());
        payout.put("balance_transaction", entry);
        if (automatic) {
            work.get("balance_transaction", entry).put("_payout", id);
        }
        work.later("payout_arrives", id, arrival);
        work.emit("payout.created", payout);
        return payout;
    }
}
