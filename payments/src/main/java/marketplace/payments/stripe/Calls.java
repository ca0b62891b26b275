package marketplace.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountCreateParams.Capabilities;
import com.stripe.param.AccountCreateParams.Controller;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.util.Map;
import java.util.TreeMap;
import marketplace.payments.stripe.Ask.Capture;
import marketplace.payments.stripe.Ask.EnterCharge;
import marketplace.payments.stripe.Ask.GiveBack;
import marketplace.payments.stripe.Ask.OpenAccount;
import marketplace.payments.stripe.Ask.Release;
import marketplace.payments.stripe.Ask.SetUp;
import marketplace.payments.stripe.Ask.SetUpHosted;
import marketplace.payments.stripe.Ask.TryAgain;
import marketplace.payments.stripe.Ask.TryCharge;
import marketplace.shared.CountyCode;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/** The calls that change something at Stripe, each under our key. Blocking. */
final class Calls {

    static final String CHARGE_ENTRY = "latest_charge.balance_transaction";
    private static final String EURO = "eur";
    private static final String CARD = "card";

    /** What can be held is; all else an account offers is taken at once. */
    private static final PaymentMethodOptions HELD = PaymentMethodOptions.builder()
            .setCard(PaymentMethodOptions.Card.builder()
                    .setCaptureMethod(PaymentMethodOptions.Card.CaptureMethod.MANUAL)
                    .build())
            .setKlarna(PaymentMethodOptions.Klarna.builder()
                    .setCaptureMethod(PaymentMethodOptions.Klarna.CaptureMethod.MANUAL)
                    .build())
            .setPaypal(PaymentMethodOptions.Paypal.builder()
                    .setCaptureMethod(PaymentMethodOptions.Paypal.CaptureMethod.MANUAL)
                    .build())
            .build();

    private final StripeClient stripe;

    Calls(StripeClient stripe) {
        this.stripe = stripe;
    }

    Answer make(Operation operation) throws StripeException {
        return switch (operation.ask()) {
            case OpenAccount ask -> open(operation, ask);
            case SetUp ask -> setUp(operation, ask);
            case SetUpHosted ask -> hosted(operation, ask);
            case Ask.ForgetCustomer ask -> forget(ask);
            case EnterCharge ask -> enter(operation, ask);
            case TryCharge ask -> attempt(operation, ask);
            case TryAgain ask -> again(operation, ask);
            case Capture ask -> capture(operation, ask);
            case Release ask -> release(operation, ask);
            case GiveBack ask -> giveBack(operation, ask);
        };
    }

    /**
     * The merchant is responsible to Stripe, pays its fees and has its dashboard, where he switches means of payment on and
     * off.
     */
    private Answer open(Operation operation, OpenAccount ask) throws StripeException {
        var controller = Controller.builder()
                .setFees(Controller.Fees.builder()
                        .setPayer(Controller.Fees.Payer.ACCOUNT)
                        .build())
                .setLosses(Controller.Losses.builder()
                        .setPayments(Controller.Losses.Payments.STRIPE)
                        .build())
                .setStripeDashboard(Controller.StripeDashboard.builder()
                        .setType(Controller.StripeDashboard.Type.FULL)
                        .build())
                .build();
        var capabilities = Capabilities.builder()
                .setCardPayments(
                        Capabilities.CardPayments.builder().setRequested(true).build())
                .setTransfers(
                        Capabilities.Transfers.builder().setRequested(true).build())
                .setSepaDebitPayments(Capabilities.SepaDebitPayments.builder()
                        .setRequested(true)
                        .build())
                .setKlarnaPayments(
                        Capabilities.KlarnaPayments.builder().setRequested(true).build())
                .build();
        var profile = AccountCreateParams.BusinessProfile.builder()
                .setName(ask.name())
                .setUrl(ask.url())
                .build();
        var params = AccountCreateParams.builder()
                .setCountry("DE")
                .setEmail(ask.email())
                .setController(controller)
                .setCapabilities(capabilities)
                .setBusinessProfile(profile)
                .putAllMetadata(
                        marks(operation, Map.of("merchant", ask.merchant().toString())))
                .build();
        return new Answer.Account(Read.account(
                stripe.v1().accounts().create(params, once(operation).build())));
    }

    /** The customer of a purchase, made with its first card. */
    private String customer(Operation operation, PurchaseId purchase, @Nullable String known) throws StripeException {
        if (known != null) {
            return known;
        }
        var key = "customer:" + purchase;
        var params = CustomerCreateParams.builder()
                .putAllMetadata(marks(operation.county(), key, Map.of("purchase", purchase.toString())))
                .build();
        return stripe.v1().customers().create(params, Connection.under(key)).getId();
    }

    private Answer setUp(Operation operation, SetUp ask) throws StripeException {
        var params = SetupIntentCreateParams.builder()
                .setCustomer(customer(operation, ask.purchase(), ask.customer()))
                .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                .addPaymentMethodType(CARD)
                .putAllMetadata(
                        marks(operation, Map.of("purchase", ask.purchase().toString())))
                .build();
        return new Answer.SetUp(Read.setUp(
                stripe.v1().setupIntents().create(params, once(operation).build())));
    }

    private Answer hosted(Operation operation, SetUpHosted ask) throws StripeException {
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCustomer(customer(operation, ask.purchase(), ask.customer()))
                .setCurrency(EURO)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setSuccessUrl(ask.returnUrl())
                .setCancelUrl(ask.cancelUrl())
                .putAllMetadata(
                        marks(operation, Map.of("purchase", ask.purchase().toString())))
                .addExpand("setup_intent")
                .build();
        return new Answer.SetUp(Read.session(
                stripe.v1().checkout().sessions().create(params, once(operation).build())));
    }

    private Answer forget(Ask.ForgetCustomer ask) throws StripeException {
        stripe.v1().customers().delete(ask.customer());
        return new Answer.Gone();
    }

    private String copy(Operation operation, String account, Ask.Card card) throws StripeException {
        var params = PaymentMethodCreateParams.builder()
                .setCustomer(card.customer())
                .setPaymentMethod(card.id())
                .build();
        var options = RequestOptions.builder()
                .setIdempotencyKey("copy:" + operation.key())
                .setStripeAccount(account)
                .build();
        return stripe.v1().paymentMethods().create(params, options).getId();
    }

    private Answer enter(Operation operation, EnterCharge ask) throws StripeException {
        var params = charge(operation, ask.purchase().toString(), ask.amount(), ask.fee())
                .setCaptureMethod(CaptureMethod.AUTOMATIC)
                .setPaymentMethodOptions(HELD)
                .setAutomaticPaymentMethods(
                        AutomaticPaymentMethods.builder().setEnabled(true).build())
                .build();
        var options = once(operation).setStripeAccount(ask.account()).build();
        return new Answer.Intent(Read.intent(stripe.v1().paymentIntents().create(params, options)));
    }

    private Answer attempt(Operation operation, TryCharge ask) throws StripeException {
        var params = charge(operation, ask.purchase().toString(), ask.amount(), ask.fee())
                .setCaptureMethod(CaptureMethod.MANUAL)
                .addPaymentMethodType(CARD)
                .setPaymentMethod(copy(operation, ask.account(), ask.card()))
                .setConfirm(true);
        if (ask.returnUrl() == null) {
            params.setOffSession(true);
        } else {
            params.setReturnUrl(ask.returnUrl());
        }
        var options = once(operation).setStripeAccount(ask.account()).build();
        return new Answer.Intent(Read.intent(stripe.v1().paymentIntents().create(params.build(), options)));
    }

    private static PaymentIntentCreateParams.Builder charge(
            Operation operation, String purchase, long amount, long fee) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(EURO)
                .addExpand(CHARGE_ENTRY)
                .putAllMetadata(marks(operation, Map.of("order", operation.ask().subject(), "purchase", purchase)));
        return fee == 0 ? params : params.setApplicationFeeAmount(fee);
    }

    private Answer again(Operation operation, TryAgain ask) throws StripeException {
        var params = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(copy(operation, ask.account(), ask.card()))
                .addExpand(CHARGE_ENTRY);
        if (ask.returnUrl() == null) {
            params.setOffSession(true);
        } else {
            params.setReturnUrl(ask.returnUrl());
        }
        var options = once(operation).setStripeAccount(ask.account()).build();
        return new Answer.Intent(
                Read.intent(stripe.v1().paymentIntents().confirm(ask.intent(), params.build(), options)));
    }

    private Answer capture(Operation operation, Capture ask) throws StripeException {
        var params = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(ask.amount())
                .setApplicationFeeAmount(ask.fee())
                .addExpand(CHARGE_ENTRY)
                .build();
        var options = once(operation).setStripeAccount(ask.account()).build();
        return new Answer.Intent(Read.intent(stripe.v1().paymentIntents().capture(ask.intent(), params, options)));
    }

    private Answer release(Operation operation, Release ask) throws StripeException {
        var params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.REQUESTED_BY_CUSTOMER)
                .build();
        var options = once(operation).setStripeAccount(ask.account()).build();
        return new Answer.Intent(Read.intent(stripe.v1().paymentIntents().cancel(ask.intent(), params, options)));
    }

    private Answer giveBack(Operation operation, GiveBack ask) throws StripeException {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(ask.intent())
                .setAmount(ask.amount())
                .setRefundApplicationFee(true)
                .putAllMetadata(marks(
                        operation,
                        Map.of("refund", ask.subject(), "order", ask.order().toString())))
                .addExpand("balance_transaction")
                .build();
        var options = once(operation).setStripeAccount(ask.account()).build();
        return new Answer.Refund(Read.refund(stripe.v1().refunds().create(params, options)));
    }

    private static RequestOptions.RequestOptionsBuilder once(Operation operation) {
        return RequestOptions.builder().setIdempotencyKey(operation.key());
    }

    private static Map<String, String> marks(Operation operation, Map<String, String> more) {
        return marks(operation.county(), operation.key(), more);
    }

    /**
     * What every object at Stripe carries, so that it can be found without its id; always in one order, since the same key
     * goes with the same words.
     */
    private static Map<String, String> marks(CountyCode county, String key, Map<String, String> more) {
        var marks = new TreeMap<String, String>(more);
        marks.put("county", county.value());
        marks.put("operation", key);
        return marks;
    }
}
