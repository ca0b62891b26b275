package marketplace.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountListParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looking at Stripe without changing anything. Blocking. */
final class Looks {

    private static final long PAGE = 100;
    private static final int MOST = 100_000;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

    private final StripeClient stripe;

    Looks(StripeClient stripe) {
        this.stripe = stripe;
    }

    /** What an ask whose answer is long lost came to, when it came to anything. */
    Optional<Answer> find(Operation operation) throws StripeException {
        return switch (operation.ask()) {
            case Ask.OpenAccount _ -> account(operation);
            case Ask.EnterCharge ask -> created(operation, ask.account());
            case Ask.TryCharge ask -> created(operation, ask.account());
            case Ask.TryAgain ask ->
                Optional.of(intent(ask.account(), ask.intent()))
                        .filter(seen -> !(seen instanceof IntentSeen.NeedsCard))
                        .map(Answer.Intent::new);
            case Ask.Capture ask -> ended(intent(ask.account(), ask.intent()));
            case Ask.Release ask -> ended(intent(ask.account(), ask.intent()));
            case Ask.GiveBack ask -> refund(operation, ask);
            case Ask.SetUp _, Ask.SetUpHosted _, Ask.ForgetCustomer _ -> Optional.empty();
        };
    }

    private static Optional<Answer> ended(IntentSeen seen) {
        return seen instanceof IntentSeen.Taken || seen instanceof IntentSeen.Cancelled
                ? Optional.of(new Answer.Intent(seen))
                : Optional.empty();
    }

    private Optional<Answer> created(Operation operation, String account) throws StripeException {
        var params = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(since(operation))
                        .build())
                .setLimit(PAGE)
                .build();
        for (PaymentIntent one :
                stripe.v1().paymentIntents().list(params, at(account)).autoPagingIterable()) {
            if (isOf(operation, one.getMetadata())) {
                return Optional.of(new Answer.Intent(intent(account, one.getId())));
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> account(Operation operation) throws StripeException {
        var params = AccountListParams.builder()
                .setCreated(AccountListParams.Created.builder()
                        .setGte(since(operation))
                        .build())
                .setLimit(PAGE)
                .build();
        for (var one : stripe.v1().accounts().list(params).autoPagingIterable()) {
            if (isOf(operation, one.getMetadata())) {
                return Optional.of(new Answer.Account(Read.account(one)));
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> refund(Operation operation, Ask.GiveBack ask) throws StripeException {
        var params = RefundListParams.builder()
                .setPaymentIntent(ask.intent())
                .setLimit(PAGE)
                .addExpand("data.balance_transaction")
                .build();
        for (var one : stripe.v1().refunds().list(params, at(ask.account())).autoPagingIterable()) {
            if (isOf(operation, one.getMetadata())) {
                return Optional.of(new Answer.Refund(Read.refund(one)));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Operation operation, Map<String, String> marks) {
        return marks != null && operation.key().equals(marks.get("operation"));
    }

    private static long since(Operation operation) {
        return operation.askedAt().minus(CLOCKS_DIFFER_BY).getEpochSecond();
    }

    IntentSeen intent(String account, String id) throws StripeException {
        var params = PaymentIntentRetrieveParams.builder()
                .addExpand(Calls.CHARGE_ENTRY)
                .build();
        return Read.intent(stripe.v1().paymentIntents().retrieve(id, params, at(account)));
    }

    SetUpSeen setUp(String id) throws StripeException {
        if (id.startsWith("cs_")) {
            var params =
                    SessionRetrieveParams.builder().addExpand("setup_intent").build();
            return Read.session(stripe.v1().checkout().sessions().retrieve(id, params));
        }
        return Read.setUp(stripe.v1().setupIntents().retrieve(id));
    }

    AccountSeen account(String id) throws StripeException {
        return Read.account(stripe.v1().accounts().retrieve(id));
    }

    RefundSeen refund(String account, String id) throws StripeException {
        var params = RefundRetrieveParams.builder()
                .addExpand("balance_transaction")
                .addExpand("failure_balance_transaction")
                .build();
        return Read.refund(stripe.v1().refunds().retrieve(id, params, at(account)));
    }

    DisputeSeen dispute(String account, String id) throws StripeException {
        var params = DisputeRetrieveParams.builder().build();
        return Read.dispute(account, stripe.v1().disputes().retrieve(id, params, at(account)));
    }

    /** Every entry of an account in the given time, at most {@value #MOST}. */
    List<Entry> entries(String account, Instant from, Instant to) throws StripeException {
        var created = BalanceTransactionListParams.Created.builder()
                .setGte(from.getEpochSecond())
                .setLt(to.getEpochSecond())
                .build();
        var params = BalanceTransactionListParams.builder()
                .setCreated(created)
                .setLimit(PAGE)
                .build();
        var entries = new ArrayList<Entry>();
        for (var one :
                stripe.v1().balanceTransactions().list(params, at(account)).autoPagingIterable()) {
            entries.add(Read.entry(one));
            if (entries.size() > MOST) {
                throw new IllegalStateException("More than " + MOST + " entries in " + account);
            }
        }
        return entries;
    }

    private static RequestOptions at(String account) {
        return RequestOptions.builder().setStripeAccount(account).build();
    }
}
