package marketplace.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AskingTwiceTest {

    private final String key = "key-" + UUID.randomUUID();
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
    void the_same_question_under_the_same_key_gets_the_same_answer() throws StripeException {
        PaymentIntent first = ask(key, 1_000);

        PaymentIntent second = ask(key, 1_000);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(intents()).isEqualTo(1);
    }

    @Test
    @Tag(Shop.WRONG_ON_PURPOSE)
    void another_question_under_the_same_key_is_refused() throws StripeException {
        ask(key, 1_000);

        assertThatExceptionOfType(IdempotencyException.class).isThrownBy(() -> ask(key, 1_001));
    }

    @Test
    void a_decline_is_replayed_too() {
        assertThatExceptionOfType(CardException.class).isThrownBy(() -> ask(key, 1_000, "pm_card_chargeDeclined"));

        assertThatExceptionOfType(CardException.class).isThrownBy(() -> ask(key, 1_000, "pm_card_chargeDeclined"));

        assertThat(intents()).isEqualTo(1);
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws StripeException {
        PaymentIntent first = ask(key, 1_000);

        shop.advance(Duration.ofHours(25));

        assertThat(ask(key, 1_000).getId()).isNotEqualTo(first.getId());
    }

    @Test
    void two_at_once_under_one_key_do_it_once() throws Exception {
        shop.control("faults", Map.of("kind", "DELAY", "millis", "700"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = List.of(threads.submit(this::status), threads.submit(this::status));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
        }

        assertThat(intents()).isEqualTo(1);
    }

    @Test
    void a_lost_answer_is_had_by_asking_again() throws StripeException {
        shop.control("faults", Map.of("kind", "LOSE_ANSWER", "path", "/v1/payment_intents"));
        assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> ask(key, 1_000));

        PaymentIntent again = ask(key, 1_000);

        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(intents()).isEqualTo(1);
    }

    @Test
    void what_was_not_done_is_done_by_asking_again() throws StripeException {
        shop.control("faults", Map.of("kind", "BREAK"));
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> ask(key, 1_000));
        shop.control("faults", Map.of("kind", "TOO_MANY"));
        assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> ask(key, 1_000));
        shop.control("faults", Map.of("kind", "LOSE_CALL"));
        assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> ask(key, 1_000));

        assertThat(ask(key, 1_000).getStatus()).isEqualTo("requires_capture");
        assertThat(intents()).isEqualTo(1);
    }

    private int status() {
        try {
            return ask(key, 1_000).getLastResponse().code();
        } catch (StripeException e) {
            return e.getStatusCode();
        }
    }

    private int intents() {
        try {
            var params = PaymentIntentListParams.builder().setLimit(100L).build();
            return shop.stripe
                    .v1()
                    .paymentIntents()
                    .list(params, Shop.at(baker))
                    .getData()
                    .size();
        } catch (StripeException e) {
            throw new AssertionError(e);
        }
    }

    private PaymentIntent ask(String key, long amount) throws StripeException {
        return ask(key, amount, "pm_card_visa");
    }

    private PaymentIntent ask(String key, long amount, String card) throws StripeException {
        PaymentIntentCreateParams params =
                Shop.order(amount).setPaymentMethod(card).setConfirm(true).build();
        return shop.stripe.v1().paymentIntents().create(params, Shop.at(baker, key));
    }
}
