package marketplace.payments.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import marketplace.payments.PaymentsTest;
import marketplace.payments.ledger.Movement;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PayingOneMerchantTest extends PaymentsTest {

    private final OrderId order = OrderId.fresh();
    private final PurchaseId purchase = PurchaseId.fresh();

    @Test
    void the_buyer_enters_a_card_and_the_money_is_held() {
        JsonNode open = charge(order, terms(purchase, merchant(), 1_000, "ENTERED"));
        assertThat(state(open)).isEqualTo("OPEN");
        assertThat(open.path("page").path("script").asString()).endsWith("/v3/");

        enter(open.path("page"), "4242424242424242");
        letters();

        JsonNode held = get(ofOrder(order));
        assertThat(state(held)).isEqualTo("AUTHORISED");
        assertThat(held.path("captureBefore").asString()).isNotEmpty();
        assertThat(news(order)).containsExactly("payments.authorised");
    }

    @Test
    void the_weighed_amount_is_taken_with_its_own_fee_and_booked() {
        var butcher = merchant();
        authorised(butcher, 1_000);

        JsonNode taken = put(ofOrder(order) + "/capture", Map.of("amount", 640));

        assertThat(state(taken)).isEqualTo("CAPTURED");
        assertThat(taken.path("captured").asLong()).isEqualTo(640);
        assertThat(taken.path("fee").asLong()).isEqualTo(32 + 10);
        assertThat(balance(Movement.buyer(order))).isEqualTo(-640);
        assertThat(balance(Movement.merchant(butcher.id()))).isEqualTo(640 - 42 - 35);
        assertThat(news(order)).containsExactly("payments.authorised", "payments.captured");
    }

    @Test
    void the_same_command_twice_is_one_and_another_is_refused() {
        var baker = merchant();
        authorised(baker, 1_000);
        put(ofOrder(order) + "/capture", Map.of("amount", 640));

        JsonNode again = put(ofOrder(order) + "/capture", Map.of("amount", 640));

        assertThat(again.path("captured").asLong()).isEqualTo(640);
        assertThat(refused(ofOrder(order) + "/capture", Map.of("amount", 641))).isEqualTo("not-now");
        assertThat(refused(ofOrder(order), terms(purchase, baker, 1_001, "ENTERED")))
                .isEqualTo("command-differs");
        assertThat(atStripe(baker, "charges").path("data").size()).isEqualTo(1);
    }

    @Test
    void more_than_was_held_cannot_be_taken() {
        authorised(merchant(), 1_000);

        assertThat(refused(ofOrder(order) + "/capture", Map.of("amount", 1_001)))
                .isEqualTo("more-than-held");
        assertThat(refused(ofOrder(order) + "/capture", Map.of("amount", 0))).isEqualTo("more-than-held");
    }

    @Test
    void a_refused_order_lets_the_money_go() {
        var baker = merchant();
        authorised(baker, 1_000);

        JsonNode released = put(ofOrder(order) + "/release", Map.of());
        put(ofOrder(order) + "/release", Map.of());
        letters();

        assertThat(state(released)).isEqualTo("RELEASED");
        assertThat(balance(Movement.buyer(order))).isZero();
        assertThat(news(order)).containsExactly("payments.authorised", "payments.released");
    }

    @Test
    void a_declined_card_leaves_the_page_open_for_another() {
        JsonNode open = charge(order, terms(purchase, merchant(), 1_000, "ENTERED"));

        enter(open.path("page"), "4000000000009995");
        letters();
        JsonNode failed = get(ofOrder(order));
        enter(failed.path("page"), "4242424242424242");
        letters();

        assertThat(state(failed)).isEqualTo("FAILED");
        assertThat(failed.path("declineCode").asString()).isEqualTo("insufficient_funds");
        assertThat(state(get(ofOrder(order)))).isEqualTo("AUTHORISED");
        assertThat(news(order)).containsExactly("payments.failed", "payments.authorised");
    }

    @Test
    void a_hold_that_runs_out_is_told() {
        authorised(merchant(), 1_000);

        advance(Duration.ofDays(8));
        letters();

        JsonNode gone = get(ofOrder(order));
        assertThat(state(gone)).isEqualTo("RELEASED");
        assertThat(gone.path("code").asString()).isEqualTo("expired");
    }

    @Test
    void a_hold_that_ran_out_gives_way_to_one_the_buyer_enters_anew_once() {
        var baker = merchant();
        authorised(baker, 1_000);
        advance(Duration.ofDays(8));
        letters();

        JsonNode anew = charge(order, terms(purchase, baker, 1_000, "ENTERED"));
        charge(order, terms(purchase, baker, 1_000, "ENTERED"));
        letters();
        enter(anew.path("page"), "4242424242424242");
        letters();
        JsonNode taken = put(ofOrder(order) + "/capture", Map.of("amount", 640));

        assertThat(state(anew)).isEqualTo("OPEN");
        assertThat(state(taken)).isEqualTo("CAPTURED");
        assertThat(atStripe(baker, "payment_intents").path("data").size()).isEqualTo(2);
        assertThat(news(order))
                .containsExactly(
                        "payments.authorised", "payments.released", "payments.authorised", "payments.captured");
    }

    @Test
    void money_is_given_back_with_its_share_of_the_fee_never_more_than_was_taken() {
        var baker = merchant();
        authorised(baker, 1_000);
        put(ofOrder(order) + "/capture", Map.of("amount", 1_000));
        String first = ofOrder(order) + "/refunds/" + fresh();

        JsonNode back = put(first, Map.of("amount", 400));
        put(first, Map.of("amount", 400));

        assertThat(back.path("state").asString()).isEqualTo("DONE");
        assertThat(back.path("feeBack").asLong()).isEqualTo(24);
        assertThat(refused(first, Map.of("amount", 401))).isEqualTo("command-differs");
        assertThat(refused(ofOrder(order) + "/refunds/" + fresh(), Map.of("amount", 601)))
                .isEqualTo("more-than-taken");
        assertThat(balance(Movement.buyer(order))).isEqualTo(-600);
        assertThat(get(ofOrder(order)).path("refunded").asLong()).isEqualTo(400);
        assertThat(news(order)).endsWith("payments.refunded");
    }

    @Test
    void a_refund_that_fails_later_gives_the_merchant_his_money_again() {
        var baker = merchant();
        JsonNode open = charge(order, terms(purchase, baker, 1_000, "ENTERED"));
        enter(open.path("page"), "4000000000005126");
        letters();
        put(ofOrder(order) + "/capture", Map.of("amount", 1_000));
        put(ofOrder(order) + "/refunds/" + fresh(), Map.of("amount", 1_000));

        advance(Duration.ofSeconds(5));
        letters();

        assertThat(get(ofOrder(order)).path("refunded").asLong()).isZero();
        assertThat(balance(Movement.buyer(order))).isEqualTo(-1_000);
        assertThat(news(order)).endsWith("payments.refunded", "payments.refunded");
    }

    @Test
    void a_dispute_is_booked_and_told() {
        var baker = merchant();
        authorised(baker, 1_000);
        put(ofOrder(order) + "/capture", Map.of("amount", 1_000));
        String charge =
                atStripe(baker, "charges").path("data").path(0).path("id").asString();

        control("POST", "disputes", Map.of("account", baker.account(), "charge", charge));
        letters();

        assertThat(news(order)).endsWith("payments.disputed");
        assertThat(balance(Movement.buyer(order))).isZero();
    }

    @Test
    void a_merchant_who_is_not_ready_cannot_be_paid() {
        var unfinished = new Merchant(ERLENGRUND, MerchantId.fresh(), "");

        assertThat(refused(ofOrder(order), terms(purchase, unfinished, 1_000, "ENTERED")))
                .isEqualTo("merchant-not-ready");
    }

    @Test
    void another_county_sees_nothing() {
        authorised(merchant(), 1_000);

        var elsewhere =
                client().get().uri(ofOrder(order).replace("99001", "99002")).exchange();

        assertThat(slug(elsewhere)).isEqualTo("no-such-charge");
    }

    private void authorised(Merchant merchant, long amount) {
        JsonNode open = charge(order, terms(purchase, merchant, amount, "ENTERED"));
        enter(open.path("page"), "4242424242424242");
        letters();
    }
}
