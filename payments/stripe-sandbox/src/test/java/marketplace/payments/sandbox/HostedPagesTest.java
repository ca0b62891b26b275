package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HostedPagesTest {

    private static final Map<String, String> CARD =
            Map.of("number", "4242 4242 4242 4242", "expiry", "12/34", "cvc", "123");

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_card_is_saved_on_the_hosted_page_without_script() throws StripeException {
        Customer buyer = shop.buyer();
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCustomer(buyer.getId())
                .setCurrency("eur")
                .setSuccessUrl("https://kreismarkt.test/da?s={CHECKOUT_SESSION_ID}")
                .setCancelUrl("https://kreismarkt.test/weg")
                .build();
        Session session = shop.stripe.v1().checkout().sessions().create(params, Shop.once());

        var page = shop.get(session.getUrl());
        var done = shop.post(session.getUrl(), CARD);

        assertThat(page.body()).contains("Kartennummer").doesNotContain("<script");
        assertThat(Shop.location(done)).contains("https://kreismarkt.test/da?s=" + session.getId());
        Session complete = shop.stripe.v1().checkout().sessions().retrieve(session.getId());
        assertThat(complete.getStatus()).isEqualTo("complete");
        assertThat(shop.stripe
                        .v1()
                        .setupIntents()
                        .retrieve(complete.getSetupIntent())
                        .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void a_charge_on_the_hosted_page_may_be_declined_and_asked_for_authentication() throws StripeException {
        Account baker = shop.merchant();
        Session session = shop.stripe.v1().checkout().sessions().create(payment(), Shop.at(baker));

        var declined = shop.post(session.getUrl(), Map.of("number", "4000000000000002", "expiry", "1/30", "cvc", "1"));
        var bank = shop.post(session.getUrl(), Map.of("number", "4000002760003184", "expiry", "1/30", "cvc", "1"));
        var back = shop.post(Shop.location(bank).orElseThrow(), Map.of("answer", "yes"));
        var done = shop.get(Shop.location(back).orElseThrow());

        assertThat(declined.body()).contains("Es wurde nichts abgebucht");
        assertThat(Shop.location(done)).contains("https://kreismarkt.test/da");
        Session complete = shop.stripe.v1().checkout().sessions().retrieve(session.getId(), Shop.at(baker));
        PaymentIntent intent = shop.stripe.v1().paymentIntents().retrieve(complete.getPaymentIntent(), Shop.at(baker));
        assertThat(intent.getStatus()).isEqualTo("requires_capture");
        assertThat(intent.getApplicationFeeAmount()).isEqualTo(50);
    }

    @Test
    void the_script_reads_and_confirms_with_the_publishable_key_and_the_secret() throws StripeException {
        Account baker = shop.merchant();
        PaymentIntent intent =
                shop.stripe.v1().paymentIntents().create(Shop.order(900).build(), Shop.at(baker));
        String address = shop.sandbox.base() + "/v1/payment_intents/" + intent.getId();
        Map<String, String> confirm = Map.of(
                "key", "pk_test_kreismarkt",
                "_stripe_account", baker.getId(),
                "client_secret", intent.getClientSecret(),
                "payment_method_data[type]", "card",
                "payment_method_data[card][number]", "4242424242424242",
                "return_url", "https://kreismarkt.test/da");

        var confirmed = shop.post(address + "/confirm", confirm);
        var without =
                shop.get(address + "?key=pk_test_kreismarkt&_stripe_account=" + baker.getId() + "&client_secret=no");

        assertThat(confirmed.body()).contains("\"status\":\"requires_capture\"");
        assertThat(confirmed.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(shop.post(address + "/capture", Map.of("key", "pk_test_kreismarkt"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(shop.get(shop.sandbox.base() + "/v3/").body()).contains("window.Stripe");
    }

    @Test
    @Tag(Shop.WRONG_ON_PURPOSE)
    void strangers_and_live_keys_are_refused() throws StripeException {
        shop.merchant();
        var stranger =
                RequestOptions.builder().setStripeAccount("acct_stranger").build();

        assertThatExceptionOfType(PermissionException.class)
                .isThrownBy(() -> shop.stripe.v1().charges().list(stranger));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> shop.client("sk_live_x").v1().charges().list());
    }

    @Test
    void it_refuses_to_listen_beyond_loopback() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(
                        "0.0.0.0", 0, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(1)))
                .withMessageContaining("loopback");
    }

    private static SessionCreateParams payment() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://kreismarkt.test/da")
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(LineItem.PriceData.builder()
                                .setCurrency("eur")
                                .setUnitAmount(1_000L)
                                .setProductData(LineItem.PriceData.ProductData.builder()
                                        .setName("Bestellung")
                                        .build())
                                .build())
                        .build())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .setApplicationFeeAmount(50L)
                        .setCaptureMethod(SessionCreateParams.PaymentIntentData.CaptureMethod.MANUAL)
                        .build())
                .build();
    }
}
