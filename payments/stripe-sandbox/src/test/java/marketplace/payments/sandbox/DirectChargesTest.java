package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectChargesTest {

    private Shop shop;
    private Account baker;

    @BeforeEach
    void open() throws StripeException {
        shop = Shop.open();
        baker = shop.merchant();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void an_authorisation_holds_the_amount_for_seven_days() throws StripeException {
        PaymentIntent intent = shop.authorised(baker, 1_000);

        Charge charge = charge(intent);
        assertThat(intent.getStatus()).isEqualTo("requires_capture");
        assertThat(intent.getAmountCapturable()).isEqualTo(1_000);
        assertThat(charge.getCaptured()).isFalse();
        assertThat(charge.getPaymentMethodDetails().getCard().getCaptureBefore())
                .isEqualTo(charge.getCreated() + Duration.ofDays(7).toSeconds());
    }

    @Test
    void a_weighed_amount_is_captured_with_its_own_fee_and_the_rest_let_go() throws StripeException {
        PaymentIntent intent = shop.authorised(baker, 1_000);

        var params = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(640L)
                .setApplicationFeeAmount(32L)
                .build();
        PaymentIntent captured = shop.stripe.v1().paymentIntents().capture(intent.getId(), params, Shop.at(baker));

        Charge charge = charge(captured);
        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(640);
        assertThat(charge.getAmountCaptured()).isEqualTo(640);
        assertThat(entry(charge.getBalanceTransaction()).getAmount()).isEqualTo(640);
        assertThat(entry(charge.getBalanceTransaction()).getFee()).isEqualTo(32 + 25 + 10);
        assertThat(shop.stripe
                        .v1()
                        .applicationFees()
                        .retrieve(charge.getApplicationFee())
                        .getAmount())
                .isEqualTo(32);
    }

    @Test
    void more_than_was_held_cannot_be_captured() throws StripeException {
        PaymentIntent intent = shop.authorised(baker, 1_000);

        var params =
                PaymentIntentCaptureParams.builder().setAmountToCapture(1_001L).build();

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe.v1().paymentIntents().capture(intent.getId(), params, Shop.at(baker)))
                .matches(refused -> "amount_too_large".equals(refused.getCode()));
    }

    @Test
    void a_released_authorisation_takes_nothing_and_cannot_be_captured() throws StripeException {
        PaymentIntent intent = shop.authorised(baker, 1_000);

        var params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.REQUESTED_BY_CUSTOMER)
                .build();
        PaymentIntent released = shop.stripe.v1().paymentIntents().cancel(intent.getId(), params, Shop.at(baker));

        assertThat(released.getStatus()).isEqualTo("canceled");
        assertThat(charge(released).getBalanceTransaction()).isNull();
        assertThat(charge(released).getRefunded()).isTrue();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe.v1().paymentIntents().capture(intent.getId(), Shop.at(baker)))
                .matches(refused -> "payment_intent_unexpected_state".equals(refused.getCode()));
    }

    @Test
    void an_authorisation_ends_by_itself_after_seven_days() throws StripeException {
        PaymentIntent intent = shop.authorised(baker, 1_000);

        shop.advance(Duration.ofDays(7).plusMinutes(1));

        PaymentIntent ended = shop.stripe.v1().paymentIntents().retrieve(intent.getId(), Shop.at(baker));
        assertThat(ended.getStatus()).isEqualTo("canceled");
        assertThat(ended.getCancellationReason()).isEqualTo("automatic");
    }

    @Test
    void refunds_give_back_the_fee_in_proportion_and_never_more_than_was_taken() throws StripeException {
        PaymentIntent intent = shop.captured(baker, 1_000);

        var params = RefundCreateParams.builder()
                .setPaymentIntent(intent.getId())
                .setAmount(400L)
                .setRefundApplicationFee(true)
                .build();
        shop.stripe.v1().refunds().create(params, Shop.at(baker));

        Charge charge = charge(intent);
        assertThat(charge.getAmountRefunded()).isEqualTo(400);
        assertThat(shop.stripe
                        .v1()
                        .applicationFees()
                        .retrieve(charge.getApplicationFee())
                        .getAmountRefunded())
                .isEqualTo(20);
        var tooMuch = RefundCreateParams.builder()
                .setPaymentIntent(intent.getId())
                .setAmount(601L)
                .build();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe.v1().refunds().create(tooMuch, Shop.at(baker)));
        var rest = RefundCreateParams.builder().setPaymentIntent(intent.getId()).build();
        assertThat(shop.stripe.v1().refunds().create(rest, Shop.at(baker)).getAmount())
                .isEqualTo(600);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> shop.stripe.v1().refunds().create(rest, Shop.at(baker)))
                .matches(refused -> "charge_already_refunded".equals(refused.getCode()));
    }

    @Test
    void a_declined_card_leaves_the_intent_open_for_another() throws StripeException {
        PaymentIntent intent =
                shop.stripe.v1().paymentIntents().create(Shop.order(500).build(), Shop.at(baker));

        assertDeclined(intent, "pm_card_chargeDeclined", "card_declined", "generic_decline");
        assertDeclined(intent, "pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds");
        assertDeclined(intent, "pm_card_chargeDeclinedExpiredCard", "expired_card", null);

        PaymentIntent open = shop.stripe.v1().paymentIntents().retrieve(intent.getId(), Shop.at(baker));
        assertThat(open.getStatus()).isEqualTo("requires_payment_method");
        assertThat(open.getLastPaymentError().getCode()).isEqualTo("expired_card");
        assertThat(confirm(intent, "pm_card_visa").getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void a_merchant_who_has_not_finished_cannot_charge() throws StripeException {
        Account unfinished = shop.newMerchant();

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> shop.authorised(unfinished, 1_000));
    }

    @Test
    void a_debit_is_under_way_before_it_succeeds() throws StripeException {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(1_000L)
                .setCurrency("eur")
                .addPaymentMethodType("sepa_debit")
                .setPaymentMethodData(PaymentIntentCreateParams.PaymentMethodData.builder()
                        .setType(PaymentIntentCreateParams.PaymentMethodData.Type.SEPA_DEBIT)
                        .setSepaDebit(PaymentIntentCreateParams.PaymentMethodData.SepaDebit.builder()
                                .setIban("DE89370400440532013000")
                                .build())
                        .build())
                .setConfirm(true)
                .build();
        PaymentIntent intent = shop.stripe.v1().paymentIntents().create(params, Shop.at(baker));

        shop.advance(Duration.ofSeconds(5));

        assertThat(intent.getStatus()).isEqualTo("processing");
        assertThat(shop.stripe
                        .v1()
                        .paymentIntents()
                        .retrieve(intent.getId(), Shop.at(baker))
                        .getStatus())
                .isEqualTo("succeeded");
    }

    private void assertDeclined(PaymentIntent intent, String card, String code, String declineCode) {
        assertThatExceptionOfType(CardException.class)
                .isThrownBy(() -> confirm(intent, card))
                .matches(refused -> code.equals(refused.getCode()))
                .matches(refused -> Objects.equals(declineCode, refused.getDeclineCode()))
                .matches(refused -> refused.getStripeError().getPaymentIntent() != null);
    }

    private PaymentIntent confirm(PaymentIntent intent, String card) throws StripeException {
        var params = PaymentIntentConfirmParams.builder().setPaymentMethod(card).build();
        return shop.stripe.v1().paymentIntents().confirm(intent.getId(), params, Shop.at(baker));
    }

    private Charge charge(PaymentIntent intent) throws StripeException {
        return shop.stripe.v1().charges().retrieve(intent.getLatestCharge(), Shop.at(baker));
    }

    private BalanceTransaction entry(String id) throws StripeException {
        return shop.stripe.v1().balanceTransactions().retrieve(id, Shop.at(baker));
    }
}
