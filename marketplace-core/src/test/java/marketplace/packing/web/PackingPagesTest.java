package marketplace.packing.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.checkout.MarketTest;
import marketplace.checkout.Owner;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.shared.Money;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What a buyer says of a line, what her baker says is missing, and what she answers; on pages and by programs. */
class PackingPagesTest extends MarketTest {
    @Autowired
    private AcceptOrder accept;

    private Person johanna;
    private Person baker;
    private VariantId spelt;
    private VariantId rye;

    @BeforeEach
    void a_buyer_and_a_baker() {
        johanna = person(ERLENGRUND);
        baker = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        spelt = selling(kern, listing -> listing.called("Dinkelbrot").at(480, 10));
        rye = selling(kern, listing -> listing.called("Roggenbrot").at(440, 10));
    }

    @Test
    void the_basket_asks_what_is_to_come_instead_and_the_summary_above_the_button_says_it() {
        in(ERLENGRUND, () -> fillBasket.set(owner(), spelt, 2));
        var before = html(johanna.browser(), "/korb");

        led(send(johanna, "/korb/wunsch", wish("SAME_OR_CHEAPER", "gut, dunkel")));
        led(send(johanna, "/korb/menge", Map.of("variant", spelt.toString(), "pieces", "3")));

        assertThat(before).contains("Wenn es fehlt", "<option value=\"NEVER\" selected>weglassen");
        assertThat(html(johanna.browser(), "/korb"))
                .contains("<option value=\"SAME_OR_CHEAPER\" selected>", "value=\"gut, dunkel\"");
        assertThat(html(johanna.browser(), "/kasse?handOver=pickup"))
                .contains("Wenn es fehlt: Gleiches oder Günstigeres", "„gut, dunkel“");
        assertThat(html(johanna.browser(), "/~simple/korb")).doesNotContain("Wenn es fehlt");
    }

    @Test
    void a_wish_that_is_too_long_is_refused() {
        in(ERLENGRUND, () -> fillBasket.set(owner(), spelt, 2));

        send(johanna, "/korb/wunsch", wish("ASK", "x".repeat(201)))
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void the_baker_puts_in_another_bread_and_the_buyer_reads_it() {
        var purchase = bought("SAME_OR_CHEAPER");

        var form = html(baker.browser(), path(purchase));
        led(send(
                baker,
                path(purchase),
                Map.of("line.1", "2", "instead.1", rye.toString(), "soldOut", "yes", "do", "pack")));

        assertThat(form).contains("Roggenbrot, 4,40", "Wenn es fehlt: Gleiches oder Günstigeres", "„gut durch“");
        assertThat(of(purchase).total()).isEqualTo(Money.euro(2 * 440));
        assertThat(html(johanna.browser(), "/einkauf/" + purchase.id()))
                .contains("2 × Roggenbrot", "statt 2 × Dinkelbrot, 0,80", "„gut durch“");
    }

    @Test
    void a_number_that_cannot_be_and_a_choice_not_allowed_are_said_at_the_line() {
        var purchase = bought("ASK");

        assertThat(mended(send(baker, path(purchase), Map.of("line.1", "drei", "do", "pack"))))
                .contains("href=\"#f-line.1\"", "Bitte eine Zahl von 0", "value=\"drei\"");
        assertThat(mended(
                        send(baker, path(purchase), Map.of("line.1", "2", "instead.1", rye.toString(), "do", "pack"))))
                .contains("nicht ohne zu fragen");
        assertThat(mended(send(baker, path(purchase), Map.of("line.1", "2", "do", "ask"))))
                .contains("Bitte wählen Sie, was Sie vorschlagen");
    }

    @Test
    void the_buyer_says_yes_on_the_page_of_her_purchase() {
        var purchase = bought("ASK");
        led(send(baker, path(purchase), Map.of("line.1", "2", "instead.1", rye.toString(), "do", "ask")));

        var desk = html(baker.browser(), "/betrieb/" + kern + "/bestellungen");
        var page = html(johanna.browser(), "/einkauf/" + purchase.id());
        led(send(johanna, answer(purchase), Map.of("position", "1", "yes", "yes")));
        led(send(johanna, answer(purchase), Map.of("position", "1", "yes", "no")));

        assertThat(desk).contains("Wartet auf eine Antwort bis");
        assertThat(page).contains("Dinkelbrot ist nicht da.", "Roggenbrot", "höchstens 8,80", "Nein, weglassen");
        assertThat(of(purchase).total()).isEqualTo(Money.euro(2 * 440));
        assertThat(html(johanna.browser(), "/einkauf/" + purchase.id())).doesNotContain("Nein, weglassen");
    }

    @Test
    void where_nothing_is_there_the_order_is_called_off() {
        var purchase = bought("NEVER");

        led(send(baker, path(purchase), Map.of("line.1", "0", "do", "pack")));

        assertThat(of(purchase).state()).isInstanceOf(OrderState.Refused.class);
        assertThat(html(baker.browser(), path(purchase))).contains("Hier ist nichts zu packen.");
    }

    @Test
    void nobody_else_says_what_is_missing_and_nobody_answers_for_her() {
        var purchase = bought("ASK");
        led(send(baker, path(purchase), Map.of("line.1", "2", "instead.1", rye.toString(), "do", "ask")));
        var butcher = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, rau));
        var neighbour = person(ERLENGRUND);

        shut(
                stranger(ERLENGRUND),
                List.of(neighbour, butcher, person(HOHENFELS)),
                List.of(path(purchase)),
                List.of(path(purchase)));
        for (var other : List.of(neighbour, butcher, baker)) {
            send(other, answer(purchase), Map.of("position", "1", "yes", "yes"))
                    .expectStatus()
                    .isNotFound();
        }
        assertThat(of(purchase).askedUntil()).isPresent();
    }

    @Test
    void programs_wish_and_what_they_do_not_say_again_stays() {
        var path = "/api/v1/basket/lines/" + spelt;

        var wished = lineOf(put(path, Map.of("pieces", 2, "instead", "ASK", "note", "gut durch")));
        var more = lineOf(put(path, Map.of("pieces", 3)));

        assertThat(wished.path("instead").asString()).isEqualTo("ASK");
        assertThat(more.path("note").asString()).isEqualTo("gut durch");
    }

    @Test
    void programs_propose_answer_and_pack() {
        var purchase = bought("ASK");
        var id = of(purchase).id();
        var order = "/api/v1/merchants/" + kern + "/orders/" + id;
        var yes = Map.of("position", 1, "yes", true);
        var one = Map.of("position", 1, "pieces", 1);

        var offers = answer(baker.program().get().uri(order + "/offers").exchange());
        var asked = post(baker, order + "/ask", Map.of("lines", List.of(there(2, rye))));
        var answered = post(johanna, "/api/v1/purchases/" + purchase.id() + "/orders/" + id + "/answer", yes);
        var packed = post(baker, order + "/pack", Map.of("weights", List.of(), "lines", List.of(one)));

        assertThat(offers.path("offers").path(0).path("name").asString()).isEqualTo("Roggenbrot");
        assertThat(first(asked).path("proposal").path("offered").path("amount").asLong())
                .isEqualTo(880);
        assertThat(first(answered).path("agreed").path("amount").asLong()).isEqualTo(960);
        assertThat(packed.path("total").asLong()).isEqualTo(440);
    }

    private static JsonNode lineOf(JsonNode basket) {
        return first(basket.path("parts").path(0));
    }

    private static JsonNode first(JsonNode order) {
        return order.path("lines").path(0);
    }

    private static Map<String, Object> there(int pieces, VariantId instead) {
        return Map.of("position", 1, "pieces", pieces, "instead", instead.toString());
    }

    private JsonNode put(String path, Map<String, ?> body) {
        return answer(johanna.program().put().uri(path).bodyValue(body).exchange());
    }

    private static JsonNode post(Person who, String path, Map<String, ?> body) {
        return answer(who.program().post().uri(path).bodyValue(body).exchange());
    }

    private static JsonNode answer(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    /** Two spelt loaves under this rule, accepted. */
    private Purchase bought(String rule) {
        filled(owner(), Map.of(spelt, 2));
        led(send(johanna, "/korb/wunsch", wish(rule, "gut durch")));
        var seen = in(ERLENGRUND, () -> baskets.mine(owner()).flatMap(priceBasket::of));
        var purchase = bought(asked(owner(), seen, PayBy.ON_ACCOUNT));
        Stall.as(Stall.staffOf(ERLENGRUND, kern), accept.of(kern, of(purchase).id()));
        return purchase;
    }

    private Map<String, String> wish(String rule, String note) {
        return new HashMap<>(Map.of("variant", spelt.toString(), "instead", rule, "note", note));
    }

    private Owner owner() {
        return new Owner(johanna.account(), null);
    }

    private Order of(Purchase purchase) {
        return ordersOf(purchase).getFirst();
    }

    private String path(Purchase purchase) {
        return "/betrieb/" + kern + "/bestellungen/" + of(purchase).id() + "/fehlt";
    }

    private String answer(Purchase purchase) {
        return "/einkauf/" + purchase.id() + "/antwort/" + of(purchase).id();
    }
}
