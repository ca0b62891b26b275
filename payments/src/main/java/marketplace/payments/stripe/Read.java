package marketplace.payments.stripe;

import com.stripe.exception.CardException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.payments.stripe.SetUpSeen.State;
import org.jspecify.annotations.Nullable;

/** Stripe's objects read into our words; the only place that knows their fields. */
final class Read {

    private Read() {}

    static IntentSeen intent(PaymentIntent intent) {
        String id = intent.getId();
        return switch (intent.getStatus()) {
            case "requires_payment_method", "requires_confirmation" ->
                new IntentSeen.NeedsCard(id, intent.getClientSecret(), failure(intent.getLastPaymentError()));
            case "requires_action" -> new IntentSeen.NeedsBuyer(id, intent.getClientSecret(), url(intent));
            case "processing" -> new IntentSeen.UnderWay(id);
            case "requires_capture" -> new IntentSeen.Held(id, captureBefore(intent));
            case "succeeded" -> taken(intent);
            case "canceled" ->
                new IntentSeen.Cancelled(
                        id, Optional.ofNullable(intent.getCancellationReason()).orElse(""));
            default -> throw new IllegalStateException("a payment intent is " + intent.getStatus());
        };
    }

    /** What is paid and not entered into the account's balance yet is on its way. */
    private static IntentSeen taken(PaymentIntent intent) {
        var entry = intent.getLatestChargeObject().getBalanceTransactionObject();
        return entry == null
                ? new IntentSeen.UnderWay(intent.getId())
                : new IntentSeen.Taken(intent.getId(), entry(entry));
    }

    private static @Nullable String url(PaymentIntent intent) {
        var redirect = intent.getNextAction().getRedirectToUrl();
        return redirect == null ? null : redirect.getUrl();
    }

    /** Stripe's own deadline; a week from the charge where none is named, which every means that holds grants. */
    private static Instant captureBefore(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        var card = charge.getPaymentMethodDetails().getCard();
        Long named = card == null ? null : card.getCaptureBefore();
        return named == null
                ? Instant.ofEpochSecond(charge.getCreated()).plusSeconds(7L * 24 * 60 * 60)
                : Instant.ofEpochSecond(named);
    }

    static @Nullable Failure failure(@Nullable StripeError error) {
        return error == null ? null : new Failure(code(error.getCode()), error.getDeclineCode());
    }

    static Failure failure(CardException error) {
        return new Failure(code(error.getCode()), error.getDeclineCode());
    }

    private static String code(@Nullable String code) {
        return code == null ? "card_declined" : code;
    }

    static Entry entry(BalanceTransaction entry) {
        long ours = 0;
        for (var fee : entry.getFeeDetails()) {
            ours += "application_fee".equals(fee.getType()) ? fee.getAmount() : 0;
        }
        return new Entry(
                entry.getId(),
                entry.getType(),
                Optional.ofNullable(entry.getSource()).orElse(""),
                entry.getAmount(),
                ours,
                entry.getFee() - ours,
                Instant.ofEpochSecond(entry.getCreated()));
    }

    static SetUpSeen setUp(SetupIntent intent) {
        return new SetUpSeen(
                intent.getId(),
                switch (intent.getStatus()) {
                    case "succeeded" -> State.READY;
                    case "canceled" -> State.GONE;
                    case "requires_payment_method" -> intent.getLastSetupError() == null ? State.ASKED : State.FAILED;
                    default -> State.ASKED;
                },
                intent.getCustomer(),
                intent.getClientSecret(),
                intent.getPaymentMethod(),
                null,
                failure(intent.getLastSetupError()));
    }

    static SetUpSeen session(Session session) {
        String card = Optional.ofNullable(session.getSetupIntentObject())
                .map(SetupIntent::getPaymentMethod)
                .orElse(null);
        State state = switch (session.getStatus()) {
            case "complete" -> State.READY;
            case "expired" -> State.GONE;
            default -> State.ASKED;
        };
        return new SetUpSeen(
                session.getId(),
                state,
                session.getCustomer(),
                null,
                state == State.READY ? card : null,
                session.getUrl(),
                null);
    }

    static AccountSeen account(com.stripe.model.Account account) {
        var requirements = account.getRequirements();
        List<String> due = requirements == null || requirements.getCurrentlyDue() == null
                ? List.of()
                : List.copyOf(requirements.getCurrentlyDue());
        return new AccountSeen(
                account.getId(),
                Boolean.TRUE.equals(account.getDetailsSubmitted()),
                Boolean.TRUE.equals(account.getChargesEnabled()),
                Boolean.TRUE.equals(account.getPayoutsEnabled()),
                due);
    }

    static RefundSeen refund(Refund refund) {
        RefundSeen.State state = switch (refund.getStatus()) {
            case "succeeded" -> RefundSeen.State.DONE;
            case "failed", "canceled" -> RefundSeen.State.FAILED;
            default -> RefundSeen.State.PENDING;
        };
        return new RefundSeen(
                refund.getId(),
                state,
                refund.getAmount(),
                entryOrNot(refund.getBalanceTransactionObject()),
                entryOrNot(refund.getFailureBalanceTransactionObject()));
    }

    private static @Nullable Entry entryOrNot(@Nullable BalanceTransaction entry) {
        return entry == null ? null : entry(entry);
    }

    static DisputeSeen dispute(String account, Dispute dispute) {
        return new DisputeSeen(
                dispute.getId(),
                account,
                dispute.getPaymentIntent(),
                dispute.getAmount(),
                dispute.getReason(),
                dispute.getStatus(),
                dispute.getBalanceTransactions().stream().map(Read::entry).toList());
    }
}
