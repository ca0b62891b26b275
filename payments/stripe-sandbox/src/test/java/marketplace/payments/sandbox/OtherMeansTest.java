package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.AccountUpdateParams;
import com.stripe.param.AccountUpdateParams.Capabilities;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one intent offers on an account, and what holds money, takes it at once or takes it days later. */
class OtherMeansTest {
    private static final String BACK = "https://kreismarkt.test/zurueck";

    private Shop shop;
    private Account baker;

    @BeforeEach
    void a_merchant_with_all_means() throws StripeException {
        shop = Shop.open();
        baker = shop.merchant();
        var on = Capabilities.builder()
                .setSepaDebitPayments(Capabilities.SepaDebitPayments.builder()
                        .setRequested(true)
                        .build())
                .setKlarnaPayments(
                        Capabilities.KlarnaPayments.builder().setRequested(true).build())
                .setEpsPayments(
                        Capabilities.EpsPayments.builder().setRequested(true).build())
                .build();
        shop.stripe
                .v1()
                .accounts()
                .update(
                        baker.getId(),
                        AccountUpdateParams.builder().setCapabilities(on).build(),
                        Shop.once());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void an_intent_offers_what_its_account_has_on() throws StripeException {
        assertThat(intent().getPaymentMethodTypes()).containsExactlyInAnyOrder("card", "klarna", "sepa_debit", "eps");
        assertThat(intent().getPaymentMethodOptions().getCard().getCaptureMethod())
                .isEqualTo("manual");
    }

    @Test
    void held_by_itself_it_offers_only_what_can_be_held() throws StripeException {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(1_000L)
                .setCurrency("eur")
                .setCaptureMethod(CaptureMethod.MANUAL)
                .setAutomaticPaymentMethods(
                        AutomaticPaymentMethods.builder().setEnabled(true).build())
                .build();

        var held = shop.stripe.v1().paymentIntents().create(params, Shop.at(baker));

        assertThat(held.getPaymentMethodTypes()).containsExactlyInAnyOrder("card", "klarna");
    }

    @Test
    void a_card_is_held_and_klarna_after_the_buyer_said_yes_there() throws StripeException {
        PaymentIntent card = intent();
        PaymentIntent klarna = intent();

        var held = shop.stripe
                .v1()
                .paymentIntents()
                .confirm(
                        card.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .setReturnUrl(BACK)
                                .build(),
                        Shop.at(baker));
        String there = elsewhere(klarna, "klarna");
        var back = shop.post(there, Map.of("answer", "yes"));

        assertThat(held.getStatus()).isEqualTo("requires_capture");
        assertThat(Shop.location(back))
                .hasValueSatisfying(to -> assertThat(to).startsWith(BACK).contains("redirect_status=succeeded"));
        assertThat(now(klarna).getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void what_cannot_be_held_is_taken_when_the_buyer_said_yes_there_and_goes_back_there() throws StripeException {
        PaymentIntent intent = intent();

        shop.post(elsewhere(intent, "eps"), Map.of("answer", "yes"));
        Refund back = shop.stripe
                .v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setPaymentIntent(intent.getId())
                                .build(),
                        Shop.at(baker));

        assertThat(now(intent).getStatus()).isEqualTo("succeeded");
        assertThat(charge(intent).getPaymentMethodDetails().getType()).isEqualTo("eps");
        assertThat(back.getDestinationDetails().getType()).isEqualTo("eps");
    }

    @Test
    void whoever_says_no_there_may_pay_otherwise() throws StripeException {
        PaymentIntent intent = intent();

        shop.post(elsewhere(intent, "klarna"), Map.of("answer", "no"));

        assertThat(now(intent).getStatus()).isEqualTo("requires_payment_method");
        assertThat(now(intent).getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, 5, succeeded",
        "DE62370400440532013001, 5, requires_payment_method",
        "DE35370400440532013002, 5, succeeded",
        "DE08370400440532013003, 5, processing",
        "DE08370400440532013003, 200, succeeded",
        "DE78370400440532013004, 200, requires_payment_method"
    })
    void a_debit_goes_as_stripes_test_accounts_say(String iban, long seconds, String status) throws StripeException {
        PaymentIntent intent = intent();

        debit(intent, iban);
        String first = now(intent).getStatus();
        shop.advance(Duration.ofSeconds(seconds));

        assertThat(first).isEqualTo("processing");
        assertThat(now(intent).getStatus()).isEqualTo(status);
    }

    @Test
    void what_is_under_way_can_neither_be_cancelled_nor_given_back() throws StripeException {
        PaymentIntent intent = intent();
        debit(intent, "DE08370400440532013003");

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe.v1().paymentIntents().cancel(intent.getId(), Shop.at(baker)))
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state"));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe
                        .v1()
                        .refunds()
                        .create(
                                RefundCreateParams.builder()
                                        .setPaymentIntent(intent.getId())
                                        .build(),
                                Shop.at(baker)));
    }

    private PaymentIntent intent() throws StripeException {
        var held = PaymentMethodOptions.builder()
                .setCard(PaymentMethodOptions.Card.builder()
                        .setCaptureMethod(PaymentMethodOptions.Card.CaptureMethod.MANUAL)
                        .build())
                .setKlarna(PaymentMethodOptions.Klarna.builder()
                        .setCaptureMethod(PaymentMethodOptions.Klarna.CaptureMethod.MANUAL)
                        .build())
                .build();
        var params = PaymentIntentCreateParams.builder()
                .setAmount(1_000L)
                .setCurrency("eur")
                .setCaptureMethod(CaptureMethod.AUTOMATIC)
                .setPaymentMethodOptions(held)
                .setAutomaticPaymentMethods(
                        AutomaticPaymentMethods.builder().setEnabled(true).build())
                .build();
        return shop.stripe.v1().paymentIntents().create(params, Shop.at(baker));
    }

    /** Where the buyer is sent. */
    private String elsewhere(PaymentIntent intent, String type) throws StripeException {
        var means = PaymentIntentConfirmParams.PaymentMethodData.builder()
                .setType(PaymentIntentConfirmParams.PaymentMethodData.Type.valueOf(type.toUpperCase()))
                .build();
        var params = PaymentIntentConfirmParams.builder()
                .setPaymentMethodData(means)
                .setReturnUrl(BACK)
                .build();
        return shop.stripe
                .v1()
                .paymentIntents()
                .confirm(intent.getId(), params, Shop.at(baker))
                .getNextAction()
                .getRedirectToUrl()
                .getUrl();
    }

    private void debit(PaymentIntent intent, String iban) throws StripeException {
        var means = PaymentIntentConfirmParams.PaymentMethodData.builder()
                .setType(PaymentIntentConfirmParams.PaymentMethodData.Type.SEPA_DEBIT)
                .setSepaDebit(PaymentIntentConfirmParams.PaymentMethodData.SepaDebit.builder()
                        .setIban(iban)
                        .build())
                .setBillingDetails(PaymentIntentConfirmParams.PaymentMethodData.BillingDetails.builder()
                        .setName("Johanna Berger")
                        .setEmail("johanna@example.org")
                        .build())
                .build();
        var params = PaymentIntentConfirmParams.builder()
                .setPaymentMethodData(means)
                .setReturnUrl(BACK)
                .build();
        shop.stripe.v1().paymentIntents().confirm(intent.getId(), params, Shop.at(baker));
    }

    private PaymentIntent now(PaymentIntent intent) throws StripeException {
        return shop.stripe.v1().paymentIntents().retrieve(intent.getId(), Shop.at(baker));
    }

    private Charge charge(PaymentIntent intent) throws StripeException {
        return shop.stripe.v1().charges().retrieve(now(intent).getLatestCharge(), Shop.at(baker));
    }
}
