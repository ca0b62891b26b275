package marketplace.payments.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import marketplace.payments.PaymentsTest;
import marketplace.payments.ledger.Movement;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One merchant, paid by other means than a card: held, taken at once, or days on its way. */
class PayingOtherwiseTest extends PaymentsTest {
    private static final String PAYS = "DE89370400440532013000";
    private static final String FAILS = "DE62370400440532013001";

    /** A debit takes days; in the sandbox seconds do. */
    private static final Duration DAYS = Duration.ofMinutes(6);

    @Autowired
    private SilenceRunner silence;

    private final OrderId order = OrderId.fresh();
    private final PurchaseId purchase = PurchaseId.fresh();

    @Test
    void the_buyer_may_pay_by_every_means_the_account_has_on() {
        var baker = merchant();

        open(baker);

        assertThat(intent(baker).path("payment_method_types").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("card", "klarna", "sepa_debit");
    }

    @Test
    void a_debit_is_under_way_for_days_and_then_taken_whole_and_booked() {
        var baker = merchant();
        debit(open(baker), PAYS);
        letters();
        JsonNode going = get(ofOrder(order));

        advance(DAYS);
        letters();

        JsonNode taken = get(ofOrder(order));
        assertThat(state(going)).isEqualTo("UNDER_WAY");
        assertThat(balance(Movement.buyer(order))).isEqualTo(-1_000);
        assertThat(balance(Movement.merchant(baker.id()))).isEqualTo(1_000 - 60 - 35);
        assertThat(state(taken)).isEqualTo("CAPTURED");
        assertThat(taken.path("fee").asLong()).isEqualTo(60);
        assertThat(news(order)).containsExactly("payments.under-way", "payments.captured");
    }

    @Test
    void what_was_taken_at_once_and_weighs_less_goes_back_with_its_share_of_the_fee() {
        var baker = merchant();
        debit(open(baker), PAYS);
        advance(DAYS);
        letters();

        JsonNode back = put(ofOrder(order) + "/refunds/" + fresh(), Map.of("amount", 400));
        letters();

        assertThat(refused(ofOrder(order) + "/capture", Map.of("amount", 600))).isEqualTo("not-now");
        assertThat(back.path("feeBack").asLong()).isEqualTo(24);
        assertThat(balance(Movement.buyer(order))).isEqualTo(-600);
        assertThat(atStripe(baker, "refunds").path("data").size()).isEqualTo(1);
    }

    @Test
    void a_debit_that_fails_days_later_is_told_and_the_same_page_serves_for_a_card() {
        debit(open(merchant()), FAILS);
        letters();
        advance(DAYS);
        letters();
        JsonNode failed = get(ofOrder(order));

        enter(failed.path("page"), "4242424242424242");
        letters();

        assertThat(state(failed)).isEqualTo("FAILED");
        assertThat(failed.path("code").asString()).isEqualTo("insufficient_funds");
        assertThat(state(get(ofOrder(order)))).isEqualTo("AUTHORISED");
        assertThat(balance(Movement.buyer(order))).isZero();
        assertThat(news(order)).containsExactly("payments.under-way", "payments.failed", "payments.authorised");
    }

    @Test
    void what_is_under_way_cannot_be_let_go_and_is_there_to_be_given_back_once_it_came() {
        debit(open(merchant()), PAYS);
        letters();

        JsonNode wanted = put(ofOrder(order) + "/release", Map.of());
        advance(DAYS);
        letters();

        assertThat(state(wanted)).isEqualTo("UNDER_WAY");
        assertThat(wanted.path("wanted").asString()).isEqualTo("RELEASE");
        assertThat(state(get(ofOrder(order)))).isEqualTo("CAPTURED");
        assertThat(refused(ofOrder(order) + "/release", Map.of())).isEqualTo("not-now");
    }

    @Test
    void what_was_to_be_let_go_while_under_way_ends_when_it_fails() {
        var baker = merchant();
        debit(open(baker), FAILS);
        letters();
        put(ofOrder(order) + "/release", Map.of());

        advance(DAYS);
        letters();
        pursue();

        assertThat(state(get(ofOrder(order)))).isEqualTo("RELEASED");
        assertThat(intent(baker).path("status").asString()).isEqualTo("canceled");
    }

    @Test
    void money_held_elsewhere_is_taken_by_weight_like_a_cards() {
        var baker = merchant();
        elsewhere(open(baker), "klarna");
        letters();
        JsonNode asked = get(ofOrder(order));

        answer(asked, "yes");
        letters();
        JsonNode held = get(ofOrder(order));
        JsonNode taken = put(ofOrder(order) + "/capture", Map.of("amount", 640));

        assertThat(state(asked)).isEqualTo("ACTION_REQUIRED");
        assertThat(state(held)).isEqualTo("AUTHORISED");
        assertThat(held.path("captureBefore").asString()).isNotEmpty();
        assertThat(taken.path("captured").asLong()).isEqualTo(640);
        assertThat(taken.path("fee").asLong()).isEqualTo(32 + 10);
    }

    @Test
    void whoever_turns_back_there_pays_otherwise() {
        elsewhere(open(merchant()), "klarna");
        letters();
        JsonNode asked = get(ofOrder(order));

        enter(asked.path("page"), "4242424242424242");
        letters();

        assertThat(state(get(ofOrder(order)))).isEqualTo("AUTHORISED");
    }

    @Test
    void whoever_says_no_there_finds_the_page_again() {
        elsewhere(open(merchant()), "klarna");
        letters();

        answer(get(ofOrder(order)), "no");
        letters();

        JsonNode failed = get(ofOrder(order));
        assertThat(state(failed)).isEqualTo("FAILED");
        assertThat(failed.path("page").path("clientSecret").asString()).isNotEmpty();
    }

    @Test
    void what_cannot_be_held_is_taken_when_the_buyer_says_yes() {
        var baker = merchant();
        switchOn(baker, "eps_payments");
        elsewhere(open(baker), "eps");
        letters();

        answer(get(ofOrder(order)), "yes");
        letters();

        assertThat(state(get(ofOrder(order)))).isEqualTo("CAPTURED");
        assertThat(balance(Movement.buyer(order))).isEqualTo(-1_000);
        assertThat(news(order)).containsExactly("payments.action-required", "payments.captured");
    }

    @ParameterizedTest
    @CsvSource({"DROP", "DUPLICATE", "SHUFFLE"})
    void a_debit_is_taken_in_once_whatever_becomes_of_the_letters(String misfortune) {
        var baker = merchant();
        control(
                "POST",
                "webhooks/faults",
                Map.of("kind", misfortune, "type", "payment_intent.*", "times", misfortune.equals("DROP") ? "9" : "2"));
        debit(open(baker), PAYS);
        put(ofOrder(order) + "/look", Map.of());
        advance(DAYS);
        control("DELETE", "webhooks/faults", Map.of());
        letters();

        silence.runOnce().block();
        letters();

        assertThat(state(get(ofOrder(order)))).isEqualTo("CAPTURED");
        assertThat(balance(Movement.buyer(order))).isEqualTo(-1_000);
        assertThat(news(order)).containsExactly("payments.under-way", "payments.captured");
    }

    @ParameterizedTest
    @CsvSource({"LOSE_CALL", "LOSE_ANSWER", "BREAK"})
    void a_page_whose_making_breaks_is_made_once(String kind) {
        var baker = merchant();
        control("POST", "faults", Map.of("kind", kind, "path", "/v1/payment_intents"));

        charge(order, terms(purchase, baker, 1_000, "ENTERED"));
        pursue();

        assertThat(state(get(ofOrder(order)))).isEqualTo("OPEN");
        assertThat(atStripe(baker, "payment_intents").path("data").size()).isEqualTo(1);
    }

    private JsonNode open(Merchant merchant) {
        return charge(order, terms(purchase, merchant, 1_000, "ENTERED")).path("page");
    }

    private void debit(JsonNode page, String iban) {
        pay(
                page,
                Map.of(
                        "payment_method_data[type]", "sepa_debit",
                        "payment_method_data[sepa_debit][iban]", iban,
                        "payment_method_data[billing_details][name]", "Johanna Berger",
                        "payment_method_data[billing_details][email]", "johanna@example.org"));
    }

    private void elsewhere(JsonNode page, String type) {
        pay(page, Map.of("payment_method_data[type]", type, "use_stripe_sdk", "true"));
    }

    /** What the page's script does. */
    private void pay(JsonNode page, Map<String, String> means) {
        var fields = new HashMap<>(means);
        var secret = page.path("clientSecret").asString();
        fields.put("key", page.path("publishableKey").asString());
        fields.put("client_secret", secret);
        fields.put("_stripe_account", page.path("account").asString());
        fields.put("return_url", BACK);
        send(
                "POST",
                SANDBOX.base() + "/v1/payment_intents/" + secret.replaceAll("_secret_.*", "") + "/confirm",
                fields);
    }

    /** What the buyer answers where she was sent. */
    private void answer(JsonNode asked, String answer) {
        send("POST", asked.path("actionUrl").asString(), Map.of("answer", answer));
    }

    private JsonNode intent(Merchant merchant) {
        return atStripe(merchant, "payment_intents").path("data").path(0);
    }

    /** What the merchant does on his own pages at Stripe. */
    private static void switchOn(Merchant merchant, String capability) {
        send(HttpRequest.newBuilder(URI.create(SANDBOX.base() + "/v1/accounts/" + merchant.account()))
                .header("Authorization", "Bearer sk_test_kreismarkt")
                .header("Idempotency-Key", fresh().toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("capabilities[" + capability + "][requested]=true"))
                .build());
    }
}
