package marketplace.payments.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import marketplace.payments.PaymentsTest;
import marketplace.payments.ledger.Movement;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PayingSeveralMerchantsTest extends PaymentsTest {

    private final OrderId bread = OrderId.fresh();
    private final OrderId roast = OrderId.fresh();
    private final OrderId honey = OrderId.fresh();

    @Test
    void a_card_entered_once_holds_the_money_of_every_order() {
        var purchase = withCard("4242424242424242");

        assertThat(state(charge(bread, terms(purchase, merchant(), 847, "SAVED"))))
                .isEqualTo("AUTHORISED");
        assertThat(state(charge(roast, terms(purchase, merchant(), 1_344, "SAVED"))))
                .isEqualTo("AUTHORISED");
        assertThat(state(charge(honey, terms(purchase, merchant(), 836, "SAVED"))))
                .isEqualTo("AUTHORISED");

        assertThat(news(purchase)).containsExactly("payments.method-ready");
        assertThat(get(ofPurchase(purchase)).path("charges").size()).isEqualTo(3);
    }

    @Test
    void one_order_of_three_fails_and_the_others_stand_until_a_new_card_pays_it() {
        var purchase = withCard("4000000000033334");
        charge(bread, terms(purchase, merchant(), 847, "SAVED"));
        charge(roast, terms(purchase, merchant(), 1_344, "SAVED"));
        JsonNode failed = charge(honey, terms(purchase, merchant(), 836, "SAVED"));

        JsonNode method = method(purchase, 2);
        enter(method.path("page"), "4242424242424242");
        put(ofPurchase(purchase) + "/look", Map.of());
        JsonNode paid = put(ofOrder(honey) + "/tries/2", Map.of("returnUrl", BACK, "offSession", false));

        assertThat(state(failed)).isEqualTo("FAILED");
        assertThat(state(get(ofOrder(bread)))).isEqualTo("AUTHORISED");
        assertThat(state(paid)).isEqualTo("AUTHORISED");
        assertThat(paid.path("attempt").asInt()).isEqualTo(2);
        assertThat(news(honey)).containsExactly("payments.failed", "payments.authorised");
    }

    @Test
    void the_bank_asks_and_the_buyer_comes_back() {
        var purchase = PurchaseId.fresh();
        JsonNode method = method(purchase, 1);
        var asked = enter(method.path("page"), "4000002760003184");
        send("POST", urlIn(asked.body()), Map.of("answer", "yes"));
        put(ofPurchase(purchase) + "/look", Map.of());

        JsonNode charge = charge(bread, terms(purchase, merchant(), 847, "SAVED"));
        var back = send("POST", charge.path("actionUrl").asString(), Map.of("answer", "yes"));
        JsonNode held = put(ofOrder(bread) + "/look", Map.of());

        assertThat(state(charge)).isEqualTo("ACTION_REQUIRED");
        assertThat(back.headers().firstValue("Location").orElseThrow()).startsWith(BACK + "?payment_intent=");
        assertThat(state(held)).isEqualTo("AUTHORISED");
        assertThat(news(bread)).containsExactly("payments.action-required", "payments.authorised");
    }

    @Test
    void without_the_buyer_there_a_card_that_asks_fails_and_she_may_try_again() {
        var purchase = PurchaseId.fresh();
        JsonNode method = method(purchase, 1);
        var asked = enter(method.path("page"), "4000002760003184");
        send("POST", urlIn(asked.body()), Map.of("answer", "yes"));
        put(ofPurchase(purchase) + "/look", Map.of());
        var later = new HashMap<>(terms(purchase, merchant(), 847, "SAVED"));
        later.put("start", "LATER");
        JsonNode planned = charge(bread, later);

        JsonNode failed = put(ofOrder(bread) + "/tries/1", Map.of("offSession", true));
        JsonNode action = put(ofOrder(bread) + "/tries/2", Map.of("returnUrl", BACK, "offSession", false));

        assertThat(state(planned)).isEqualTo("PLANNED");
        assertThat(state(failed)).isEqualTo("FAILED");
        assertThat(failed.path("code").asString()).isEqualTo("authentication_required");
        assertThat(state(action)).isEqualTo("ACTION_REQUIRED");
    }

    @Test
    void a_hold_that_ran_out_is_had_anew_with_the_card_that_is_there_or_a_new_one() {
        var baker = merchant();
        var purchase = withCard("4242424242424242");
        charge(bread, terms(purchase, baker, 847, "SAVED"));
        advance(Duration.ofDays(8));
        letters();
        JsonNode gone = get(ofOrder(bread));

        JsonNode anew = put(ofOrder(bread) + "/tries/2", Map.of("offSession", true));
        put(ofOrder(bread) + "/tries/2", Map.of("offSession", true));
        letters();
        JsonNode taken = put(ofOrder(bread) + "/capture", Map.of("amount", 640));

        assertThat(state(gone)).isEqualTo("RELEASED");
        assertThat(state(anew)).isEqualTo("AUTHORISED");
        assertThat(state(taken)).isEqualTo("CAPTURED");
        assertThat(atStripe(baker, "payment_intents").path("data").size()).isEqualTo(2);
        assertThat(news(bread))
                .containsExactly(
                        "payments.authorised", "payments.released", "payments.authorised", "payments.captured");
    }

    /** The bank declines what it had only set up; another card, entered by the buyer, pays. */
    @Test
    void a_kept_card_that_declines_when_the_day_comes_gives_way_to_another() {
        var purchase = withCard("4000000000000341");
        var later = new HashMap<>(terms(purchase, merchant(), 847, "SAVED"));
        later.put("start", "LATER");
        charge(bread, later);
        advance(Duration.ofDays(8));

        JsonNode declined = put(ofOrder(bread) + "/tries/1", Map.of("offSession", true));
        JsonNode method = method(purchase, 2);
        enter(method.path("page"), "4242424242424242");
        put(ofPurchase(purchase) + "/look", Map.of());
        JsonNode paid = put(ofOrder(bread) + "/tries/2", Map.of("returnUrl", BACK, "offSession", false));

        assertThat(state(declined)).isEqualTo("FAILED");
        assertThat(state(paid)).isEqualTo("AUTHORISED");
    }

    @Test
    void what_was_let_go_on_command_is_not_held_again() {
        var purchase = withCard("4242424242424242");
        charge(bread, terms(purchase, merchant(), 847, "SAVED"));
        put(ofOrder(bread) + "/release", Map.of());
        letters();

        assertThat(refused(ofOrder(bread) + "/tries/2", Map.of("offSession", true)))
                .isEqualTo("not-now");
    }

    @Test
    void without_script_the_card_is_entered_on_stripes_own_page() {
        var purchase = PurchaseId.fresh();
        JsonNode method =
                put(ofPurchase(purchase) + "/methods/1", Map.of("way", "HOSTED", "returnUrl", BACK, "cancelUrl", BACK));
        send(
                "POST",
                method.path("url").asString(),
                Map.of("number", "4242424242424242", "expiry", "12/34", "cvc", "1"));

        JsonNode ready = put(ofPurchase(purchase) + "/look", Map.of()).path("method");

        assertThat(state(ready)).isEqualTo("READY");
        assertThat(state(charge(bread, terms(purchase, merchant(), 847, "SAVED"))))
                .isEqualTo("AUTHORISED");
    }

    @Test
    void a_planned_charge_that_was_never_tried_is_released_without_stripe() {
        var purchase = withCard("4242424242424242");
        var later = new HashMap<>(terms(purchase, merchant(), 847, "SAVED"));
        later.put("start", "LATER");
        charge(bread, later);

        JsonNode released = put(ofOrder(bread) + "/release", Map.of());

        assertThat(state(released)).isEqualTo("RELEASED");
        assertThat(refused(ofOrder(bread) + "/tries/1", Map.of("returnUrl", BACK, "offSession", false)))
                .isEqualTo("not-now");
        assertThat(balance(Movement.buyer(bread))).isZero();
    }

    @Test
    void without_a_card_nothing_is_tried() {
        assertThat(refused(ofOrder(bread), terms(PurchaseId.fresh(), merchant(), 847, "SAVED")))
                .isEqualTo("method-not-ready");
    }

    @Test
    void the_customer_goes_when_the_purchase_is_over() {
        var purchase = withCard("4242424242424242");

        client().delete()
                .uri(ofPurchase(purchase) + "/method")
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(state(get(ofPurchase(purchase)).path("method"))).isEqualTo("GONE");
        assertThat(refused(ofOrder(bread), terms(purchase, merchant(), 847, "SAVED")))
                .isEqualTo("method-not-ready");
    }

    private static String urlIn(String body) {
        return body.replaceAll("(?s).*\"redirect_to_url\":\\{\"url\":\"([^\"]+)\".*", "$1");
    }
}
