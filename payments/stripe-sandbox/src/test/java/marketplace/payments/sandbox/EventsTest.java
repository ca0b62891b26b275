package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.TransferCreateParams;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {

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
    void whatever_happens_at_a_merchant_can_be_read_afterwards() throws StripeException {
        refund(shop.captured(baker, 1_000), 300);
        shop.stripe.v1().paymentIntents().cancel(shop.authorised(baker, 700).getId(), Shop.at(baker));
        String disputed = shop.captured(baker, 800).getLatestCharge();
        shop.control("disputes", Map.of("account", baker.getId(), "charge", disputed));
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> pay("pm_card_chargeDeclined"));
        refund(
                shop.stripe
                        .v1()
                        .paymentIntents()
                        .capture(pay("pm_card_refundFail").getId(), Shop.at(baker)),
                500);
        shop.captured(baker, 5_000);
        shop.advance(Duration.ofDays(3));
        shop.control("payouts", Map.of("account", baker.getId()));
        shop.advance(Duration.ofDays(2));

        assertThat(types(
                        RequestOptions.builder().setStripeAccount(baker.getId()).build()))
                .contains("payment_intent.created", "payment_intent.amount_capturable_updated")
                .contains("payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled")
                .contains("charge.succeeded", "charge.captured", "charge.failed", "charge.refunded")
                .contains("refund.created", "refund.failed", "charge.dispute.created")
                .contains("charge.dispute.funds_withdrawn", "payout.created", "payout.paid", "account.updated");
    }

    @Test
    void whatever_happens_at_the_platform_can_be_read_afterwards() throws StripeException {
        var asked = shop.setUp(shop.buyer(), "pm_card_authenticationRequired");
        shop.post(asked.getNextAction().getRedirectToUrl().getUrl(), Map.of("answer", "yes"));
        refund(shop.captured(baker, 1_000), 1_000);
        shop.control("fund", Map.of("amount", "500"));
        var goodwill = TransferCreateParams.builder().setAmount(300L).setCurrency("eur");
        shop.stripe
                .v1()
                .transfers()
                .create(goodwill.setDestination(baker.getId()).build(), Shop.once());

        assertThat(types(RequestOptions.builder().build()))
                .contains("customer.created", "setup_intent.created", "setup_intent.requires_action")
                .contains("setup_intent.succeeded", "payment_method.attached", "application_fee.created")
                .contains("application_fee.refunded", "transfer.created");
    }

    private PaymentIntent pay(String card) throws StripeException {
        var params = Shop.order(500).setPaymentMethod(card).setConfirm(true).build();
        return shop.stripe.v1().paymentIntents().create(params, Shop.at(baker));
    }

    private void refund(PaymentIntent intent, long amount) throws StripeException {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(intent.getId())
                .setAmount(amount)
                .setRefundApplicationFee(true)
                .build();
        shop.stripe.v1().refunds().create(params, Shop.at(baker));
    }

    private Set<String> types(RequestOptions where) throws StripeException {
        var all = EventListParams.builder().setLimit(50L).build();
        var events = shop.stripe.v1().events().list(all, where).autoPagingIterable();
        return StreamSupport.stream(events.spliterator(), false)
                .map(Event::getType)
                .collect(Collectors.toSet());
    }
}
