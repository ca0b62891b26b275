package marketplace.payments.charges;

import java.time.Instant;
import java.util.Objects;
import marketplace.payments.charges.Charge.Attempt;
import marketplace.payments.charges.Charge.Progress;
import marketplace.payments.charges.Charge.Wanted;
import marketplace.payments.charges.ChargeState.ActionRequired;
import marketplace.payments.charges.ChargeState.Authorised;
import marketplace.payments.charges.ChargeState.Captured;
import marketplace.payments.charges.ChargeState.Failed;
import marketplace.payments.charges.ChargeState.Open;
import marketplace.payments.charges.ChargeState.Planned;
import marketplace.payments.charges.ChargeState.Released;
import marketplace.payments.charges.ChargeState.UnderWay;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Query;
import marketplace.shared.Row;
import org.jspecify.annotations.Nullable;

/** A charge as a row: one column per fact, empty where a state knows nothing of it. */
final class ChargeRow {

    private ChargeRow() {}

    static Charge read(Row row) {
        var terms = new Terms(
                new PurchaseId(row.uuid("purchase")),
                new MerchantId(row.uuid("merchant")),
                row.cents("amount"),
                new BasisPoints(row.count("fee_rate")),
                row.cents("fee_fixed"),
                Terms.Way.valueOf(row.text("way")));
        Long wantedAmount = row.findNumber("wanted_amount");
        var wanted = new Wanted(
                Wanted.What.valueOf(row.text("wanted")), wantedAmount == null ? null : Money.euro(wantedAmount));
        var attempt = new Attempt(row.count("attempt"), row.findText("return_url"));
        var progress = new Progress(state(row), attempt, wanted, row.cents("refunded"));
        return new Charge(
                new OrderId(row.uuid("order_id")), row.text("account"), terms, progress, row.number("version"));
    }

    private static ChargeState state(Row row) {
        return switch (row.text("state")) {
            case "PLANNED" -> new Planned();
            case "OPEN" -> new Open(row.text("intent"), row.text("secret"));
            case "ACTION_REQUIRED" -> new ActionRequired(row.text("intent"), row.text("secret"), row.findText("url"));
            case "UNDER_WAY" -> new UnderWay(row.text("intent"));
            case "AUTHORISED" -> new Authorised(row.text("intent"), row.instant("capture_before"));
            case "CAPTURED" -> new Captured(row.text("intent"), row.cents("captured"), row.cents("fee"));
            case "RELEASED" -> new Released(row.findText("intent"), row.text("code"));
            case "FAILED" ->
                new Failed(
                        row.findText("intent"),
                        row.findText("secret"),
                        new Failure(row.text("code"), row.findText("decline_code")));
            default -> throw new IllegalStateException("a charge is " + row.text("state"));
        };
    }

    static Query bind(Query query, Charge charge) {
        return state(query, charge.state())
                .bind("state", Charge.nameOf(charge.state()))
                .bind("intent", charge.state().intent(), String.class)
                .bind("attempt", charge.attempt().number())
                .bind("returnUrl", charge.attempt().returnUrl(), String.class)
                .bind("wanted", charge.wanted().what())
                .bind("wantedAmount", cents(charge.wanted().amount()), Long.class)
                .bind("refunded", charge.refunded())
                .bind("version", charge.version())
                .bind("order", charge.order());
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.minor();
    }

    private static Query state(Query query, ChargeState state) {
        var facts = new Facts();
        switch (state) {
            case Planned _, UnderWay _ -> {}
            case Open open -> facts.secret = open.secret();
            case ActionRequired asked -> {
                facts.secret = asked.secret();
                facts.url = asked.url();
            }
            case Failed failed -> {
                facts.secret = failed.secret();
                facts.code = failed.failure().code();
                facts.declineCode = failed.failure().declineCode();
            }
            case Authorised held -> facts.captureBefore = held.captureBefore();
            case Captured taken -> {
                facts.captured = taken.amount().minor();
                facts.fee = taken.fee().minor();
            }
            case Released released -> facts.code = Objects.requireNonNull(released.reason());
        }
        return facts.bind(query);
    }

    private static final class Facts {
        private @Nullable String secret;
        private @Nullable String url;
        private @Nullable String code;
        private @Nullable String declineCode;
        private @Nullable Instant captureBefore;
        private long captured;
        private long fee;

        private Query bind(Query query) {
            return query.bind("secret", secret, String.class)
                    .bind("url", url, String.class)
                    .bind("code", code, String.class)
                    .bind("declineCode", declineCode, String.class)
                    .bind("captureBefore", captureBefore, Instant.class)
                    .bind("captured", captured)
                    .bind("fee", fee);
        }
    }
}
