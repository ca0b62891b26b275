package marketplace.payments.sandbox.objects;

import java.time.Duration;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries in the accounts' balances, and Stripe's own fees. */
final class Money {

    private static final long PENDING_SECONDS = Duration.ofDays(2).toSeconds();
    private static final long CARD_FEE_BASIS_POINTS = 150;
    private static final long CARD_FEE_MINOR = 25;
    private static final long DEBIT_FEE_MINOR = 35;

    private Money() {}

    /** What the entry is about: its kind in the API, its kind in reports, and what caused it. */
    record Cause(String type, String category, String source, String currency) {}

    /** Enters a captured charge into its account's balance, and the platform's share into the platform's. */
    static String takeCharge(Work work, ObjectNode charge, long amount) {
        String type = charge.path("payment_method_details").path("type").asString();
        boolean debit = type.equals(Offers.DEBIT);
        String currency = Json.text(charge, "currency");
        ArrayNode details = Json.array();
        long share = Json.number(charge, "application_fee_amount");
        if (share > 0) {
            feeLine(details, share, "application_fee", currency);
        }
        long own = debit ? DEBIT_FEE_MINOR : CARD_FEE_MINOR + (amount * CARD_FEE_BASIS_POINTS + 5_000) / 10_000;
        feeLine(details, own, "stripe_fee", currency);
        var cause =
                new Cause(type.equals(Offers.CARD) ? "charge" : "payment", "charge", Json.text(charge, "id"), currency);
        String entry = enter(work, cause, amount, details);
        if (share > 0) {
            charge.put("application_fee", applicationFee(work, charge, share));
        }
        return entry;
    }

    private static String applicationFee(Work work, ObjectNode charge, long share) {
        Work platform = work.on(Work.PLATFORM);
        ObjectNode fee = platform.fresh("application_fee", "fee");
        String id = Json.text(fee, "id");
        fee.put("account", work.account()).put("amount", share).put("application", "ca_sandbox");
        fee.put("charge", Json.text(charge, "id")).put("currency", Json.text(charge, "currency"));
        fee.putObject("fee_source").put("type", "charge").put("charge", Json.text(charge, "id"));
        fee.withObject("refunds").put("url", "/v1/application_fees/" + id + "/refunds");
        var cause = new Cause("application_fee", "platform_earning", id, Json.text(charge, "currency"));
        fee.put("balance_transaction", enter(platform, cause, share, Json.array()));
        platform.emit("application_fee.created", fee);
        return id;
    }

    static void feeLine(ArrayNode details, long amount, String type, String currency) {
        ObjectNode line =
                details.addObject().put("amount", amount).put("type", type).put("currency", currency);
        line.put("description", type.equals("stripe_fee") ? "Stripe processing fees" : "Application fee");
        if (type.equals("application_fee")) {
            line.put("application", "ca_sandbox");
        } else {
            line.putNull("application");
        }
    }

    /** Writes one entry; the net is the amount less its fee lines. Gives its id. */
    static String enter(Work work, Cause cause, long amount, ArrayNode feeLines) {
        long fee = feeLines.valueStream()
                .mapToLong(line -> Json.number(line, "amount"))
                .sum();
        ObjectNode entry = work.fresh("balance_transaction", "txn");
        boolean later = amount > 0 && !cause.type.equals("transfer") && !cause.type.equals("topup");
        entry.put("amount", amount).put("fee", fee).put("net", amount - fee).put("type", cause.type);
        entry.set("fee_details", feeLines);
        entry.put("currency", cause.currency).put("source", cause.source).put("reporting_category", cause.category);
        entry.put("available_on", later ? work.now() + PENDING_SECONDS : work.now());
        entry.put("balance_type", "payments").put("status", later ? "pending" : "available");
        return Json.text(entry, "id");
    }
}
