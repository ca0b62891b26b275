package marketplace.payments.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import marketplace.payments.PaymentsTest;
import marketplace.payments.ledger.Movement;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whatever breaks on the way to Stripe, the buyer pays once, gets back once, and the book agrees. */
class FaultsTest extends PaymentsTest {

    @Autowired
    private Charges charges;

    @Autowired
    private SilenceRunner silence;

    private final OrderId order = OrderId.fresh();

    @ParameterizedTest
    @CsvSource({
        "LOSE_CALL, /v1/customers",
        "LOSE_ANSWER, /v1/customers",
        "LOSE_ANSWER, /v1/setup_intents",
        "LOSE_CALL, /v1/payment_methods",
        "LOSE_ANSWER, /v1/payment_methods",
        "LOSE_CALL, /v1/payment_intents",
        "LOSE_ANSWER, /v1/payment_intents",
        "BREAK, /v1/payment_intents",
        "TOO_MANY, /v1/payment_intents",
        "LOSE_CALL, /v1/payment_intents/.*/capture",
        "LOSE_ANSWER, /v1/payment_intents/.*/capture",
        "BREAK, /v1/payment_intents/.*/capture",
        "LOSE_CALL, /v1/refunds",
        "LOSE_ANSWER, /v1/refunds"
    })
    void a_call_that_breaks_is_made_good(String kind, String path) {
        var baker = merchant();
        control("POST", "faults", Map.of("kind", kind, "path", path));

        var purchase = PurchaseId.fresh();
        method(purchase, 1);
        pursue();
        enter(get(ofPurchase(purchase)).path("method").path("page"), "4242424242424242");
        put(ofPurchase(purchase) + "/look", Map.of());
        charge(order, terms(purchase, baker, 1_000, "SAVED"));
        pursue();
        put(ofOrder(order) + "/capture", Map.of("amount", 640));
        pursue();
        put(ofOrder(order) + "/refunds/" + fresh(), Map.of("amount", 100));
        pursue();
        letters();

        assertPaidOnce(baker, 640, 100);
    }

    /** As by a process that ended after the call and whose successor words it otherwise. */
    @Test
    void what_came_of_a_call_is_found_when_stripe_knows_its_key_in_other_words() {
        var baker = merchant();
        captured(baker, 640);
        var refund = fresh();
        refundedInOtherWords(baker, refund);

        var back = put(ofOrder(order) + "/refunds/" + refund, Map.of("amount", 100));
        letters();

        assertThat(back.path("state").asString()).isEqualTo("DONE");
        assertPaidOnce(baker, 640, 100);
    }

    private void captured(Merchant merchant, long amount) {
        var purchase = PurchaseId.fresh();
        enter(charge(order, terms(purchase, merchant, amount, "ENTERED")).path("page"), "4242424242424242");
        letters();
        put(ofOrder(order) + "/capture", Map.of("amount", amount));
    }

    private void refundedInOtherWords(Merchant merchant, UUID refund) {
        var intent = atStripe(merchant, "payment_intents?limit=1")
                .path("data")
                .path(0)
                .path("id")
                .asString();
        var key = "refund:" + refund;
        send(HttpRequest.newBuilder(URI.create(SANDBOX.base() + "/v1/refunds"))
                .header("Authorization", "Bearer sk_test_kreismarkt")
                .header("Stripe-Account", merchant.account())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "payment_intent=%s&amount=100&refund_application_fee=true&metadata[operation]=%s"
                                .formatted(intent, key)))
                .build());
    }

    /** Held days later, while the buyer is not there. */
    @ParameterizedTest
    @CsvSource({
        "LOSE_CALL, /v1/payment_methods",
        "LOSE_ANSWER, /v1/payment_methods",
        "LOSE_CALL, /v1/payment_intents",
        "LOSE_ANSWER, /v1/payment_intents",
        "BREAK, /v1/payment_intents"
    })
    void a_kept_card_is_charged_once_whatever_breaks_when_the_day_comes(String kind, String path) {
        var baker = merchant();
        var later = new HashMap<>(terms(withCard("4242424242424242"), baker, 1_000, "SAVED"));
        later.put("start", "LATER");
        charge(order, later);
        advance(Duration.ofDays(8));
        control("POST", "faults", Map.of("kind", kind, "path", path));

        put(ofOrder(order) + "/tries/1", Map.of("offSession", true));
        put(ofOrder(order) + "/tries/1", Map.of("offSession", true));
        pursue();
        put(ofOrder(order) + "/capture", Map.of("amount", 640));
        letters();

        assertPaidOnce(baker, 640, 0);
    }

    @Test
    void a_release_whose_answer_is_lost_is_made_good() {
        var baker = merchant();
        charge(order, terms(withCard("4242424242424242"), baker, 1_000, "SAVED"));
        control("POST", "faults", Map.of("kind", "LOSE_ANSWER", "path", ".*/cancel"));

        JsonNode unknown = put(ofOrder(order) + "/release", Map.of());
        pursue();

        assertThat(unknown.path("underWay").asBoolean()).isTrue();
        assertThat(unknown.path("wanted").asString()).isEqualTo("RELEASE");
        assertThat(state(get(ofOrder(order)))).isEqualTo("RELEASED");
        assertThat(balance(Movement.buyer(order))).isZero();
    }

    @Test
    void a_release_that_comes_while_the_try_is_unanswered_lets_go_what_the_try_held() {
        var baker = merchant();
        var purchase = withCard("4242424242424242");
        control("POST", "faults", Map.of("kind", "LOSE_ANSWER", "path", "/v1/payment_intents"));
        charge(order, terms(purchase, baker, 1_000, "SAVED"));

        put(ofOrder(order) + "/release", Map.of());
        pursue();

        assertThat(state(get(ofOrder(order)))).isEqualTo("RELEASED");
        assertThat(atStripe(baker, "payment_intents")
                        .path("data")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("canceled");
    }

    @Test
    void after_more_than_a_day_stripe_is_looked_at_before_it_is_asked_again() {
        var baker = merchant();
        var purchase = withCard("4242424242424242");
        control("POST", "faults", Map.of("kind", "LOSE_ANSWER", "path", "/v1/payment_intents"));
        charge(order, terms(purchase, baker, 1_000, "SAVED"));

        advance(Duration.ofHours(26));
        janitor.runOnce().block();

        assertThat(state(get(ofOrder(order)))).isEqualTo("AUTHORISED");
        assertThat(atStripe(baker, "payment_intents").path("data").size()).isEqualTo(1);
    }

    /** What is held stays held, and a later command takes it. */
    @Test
    void a_capture_that_is_refused_is_told_and_may_be_commanded_again() {
        var baker = merchant();
        charge(order, terms(withCard("4242424242424242"), baker, 1_000, "SAVED"));
        control("POST", "faults", Map.of("kind", "REFUSE", "path", "/v1/payment_intents/.*/capture"));

        JsonNode refused = put(ofOrder(order) + "/capture", Map.of("amount", 640));
        pursue();
        JsonNode taken = put(ofOrder(order) + "/capture", Map.of("amount", 640));

        assertThat(state(refused)).isEqualTo("AUTHORISED");
        assertThat(refused.path("underWay").asBoolean()).isFalse();
        assertThat(state(taken)).isEqualTo("CAPTURED");
        assertThat(news(order)).containsExactly("payments.authorised", "payments.failed", "payments.captured");
        assertPaidOnce(baker, 640, 0);
    }

    /** The buyer tried again on the same page after a decline, and nobody was told. */
    @Test
    void a_second_card_whose_letter_is_lost_is_found_by_looking() {
        var baker = merchant();
        JsonNode open = charge(order, terms(PurchaseId.fresh(), baker, 1_000, "ENTERED"));
        enter(open.path("page"), "4000000000009995");
        letters();
        control("POST", "webhooks/faults", Map.of("kind", "DROP", "type", "payment_intent.*", "times", "9"));
        enter(open.path("page"), "4242424242424242");
        letters();

        advance(Duration.ofMinutes(6));
        silence.runOnce().block();

        assertThat(state(get(ofOrder(order)))).isEqualTo("AUTHORISED");
    }

    @Test
    void a_crash_between_the_command_and_the_call_is_made_good() {
        var baker = merchant();
        charge(order, terms(withCard("4242424242424242"), baker, 1_000, "SAVED"));

        in(ERLENGRUND, () -> charges.decide(order, charge -> charge.capture(Money.euro(640))));
        pursue();

        assertPaidOnce(baker, 640, 0);
    }

    @Test
    void a_crash_between_stripes_answer_and_our_commit_is_made_good() throws SQLException {
        var baker = merchant();
        charge(order, terms(withCard("4242424242424242"), baker, 1_000, "SAVED"));
        refuseCommits("create constraint trigger crash after update on stripe.operation deferrable initially deferred"
                + " for each row when (new.state = 'ANSWERED') execute function stripe.crash()");

        client().put()
                .uri(ofOrder(order) + "/capture")
                .bodyValue(Map.of("amount", 640))
                .exchange()
                .expectStatus()
                .is5xxServerError();
        refuseCommits("drop trigger crash on stripe.operation");
        pursue();

        assertPaidOnce(baker, 640, 0);
    }

    private static void refuseCommits(String statement) throws SQLException {
        try (var connection = owner();
                var sql = connection.createStatement()) {
            sql.execute("create or replace function stripe.crash() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'crash'; end $$");
            sql.execute(statement);
        }
    }

    @Test
    void a_lost_letter_costs_minutes() {
        var baker = merchant();
        control("POST", "webhooks/faults", Map.of("kind", "DROP", "type", "payment_intent.*", "times", "9"));
        JsonNode open = charge(order, terms(PurchaseId.fresh(), baker, 1_000, "ENTERED"));
        enter(open.path("page"), "4242424242424242");
        letters();
        assertThat(state(get(ofOrder(order)))).isEqualTo("OPEN");

        advance(Duration.ofMinutes(6));
        silence.runOnce().block();

        assertThat(state(get(ofOrder(order)))).isEqualTo("AUTHORISED");
    }

    @Test
    void doubled_and_shuffled_letters_change_nothing_twice() {
        var baker = merchant();
        control("POST", "webhooks/faults", Map.of("kind", "DUPLICATE", "type", "payment_intent.*", "times", "2"));
        control("POST", "webhooks/faults", Map.of("kind", "SHUFFLE", "type", "payment_intent.*", "times", "2"));
        JsonNode open = charge(order, terms(PurchaseId.fresh(), baker, 1_000, "ENTERED"));
        enter(open.path("page"), "4242424242424242");
        put(ofOrder(order) + "/look", Map.of());
        put(ofOrder(order) + "/capture", Map.of("amount", 640));

        control("DELETE", "webhooks/faults", Map.of());
        letters();

        assertThat(news(order)).containsExactly("payments.authorised", "payments.captured");
        assertPaidOnce(baker, 640, 0);
    }

    private void assertPaidOnce(Merchant merchant, long taken, long back) {
        JsonNode charge = get(ofOrder(order));
        JsonNode entries = atStripe(merchant, "balance_transactions?limit=100").path("data");
        long net = entries.valueStream()
                .mapToLong(entry -> entry.path("net").asLong())
                .sum();
        assertThat(state(charge)).isEqualTo("CAPTURED");
        assertThat(charge.path("captured").asLong()).isEqualTo(taken);
        assertThat(charge.path("refunded").asLong()).isEqualTo(back);
        assertThat(entries.size()).isEqualTo(back > 0 ? 2 : 1);
        assertThat(balance(Movement.merchant(merchant.id()))).isEqualTo(net);
        assertThat(balance(Movement.buyer(order))).isEqualTo(back - taken);
        assertThat(news(order).stream().filter("payments.captured"::equals)).hasSize(1);
    }
}
