package marketplace.checkout.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.TestTokens;
import marketplace.checkout.MarketTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Buying over the API without an account. */
class GuestBasketApiTest extends MarketTest {
    @Autowired
    private JsonMapper json;

    @Test
    void a_guest_fills_a_basket_orders_and_sees_cancels_pays_and_follows_what_she_bought() {
        var basket = filled(opened());
        var placed = ask(with(app(), basket), HttpMethod.POST, "/checkout", button(basket.shown()), HttpStatus.CREATED);
        var again = ask(with(app(), basket), HttpMethod.POST, "/checkout", button(basket.shown()), HttpStatus.CREATED);
        var purchase = "/purchases/" + placed.path("id").asString();
        var order = placed.path("orders").path(0).path("id").asString();

        for (var one : List.of(placed, again)) {
            var guest = bearing("Purchase-Pass", one.path("pass").asString());
            assertThat(ask(guest, HttpMethod.GET, purchase, "", HttpStatus.OK).path("id"))
                    .isEqualTo(placed.path("id"));
            ask(guest, HttpMethod.PUT, purchase + "/payment", Map.of("returned", false), HttpStatus.OK);
            ask(guest, HttpMethod.GET, purchase + "/deliveries", "", HttpStatus.OK);
            ask(guest, HttpMethod.POST, purchase + "/orders/" + order + "/cancel", "", HttpStatus.OK);
        }
        assertThat(ask(basket.guest(), HttpMethod.GET, "/basket", "", HttpStatus.OK)
                        .path("parts"))
                .isEmpty();
    }

    @Test
    void without_the_pass_or_with_anothers_there_is_no_such_basket_and_no_such_purchase() {
        var basket = filled(opened());
        var other = filled(opened());
        var body = button(basket.shown());

        ask(stranger(ERLENGRUND), HttpMethod.GET, "/basket", "", HttpStatus.UNAUTHORIZED);
        ask(bearing("Basket-Pass", "0".repeat(32)), HttpMethod.GET, "/basket", "", HttpStatus.NOT_FOUND);
        var elsewhere = stranger(HOHENFELS).mutate().defaultHeader("Basket-Pass", basket.pass());
        ask(elsewhere.build(), HttpMethod.GET, "/basket", "", HttpStatus.NOT_FOUND);
        ask(app(), HttpMethod.POST, "/checkout", body, HttpStatus.NOT_FOUND);
        ask(with(app(), other), HttpMethod.POST, "/checkout", body, HttpStatus.NOT_FOUND);
        assertThat(ask(other.guest(), HttpMethod.GET, "/basket", "", HttpStatus.OK)
                        .path("id"))
                .isNotEqualTo(basket.shown().path("id"));

        var placed = ask(with(app(), basket), HttpMethod.POST, "/checkout", body, HttpStatus.CREATED);
        var purchase = "/purchases/" + placed.path("id").asString();
        ask(stranger(ERLENGRUND), HttpMethod.GET, purchase, "", HttpStatus.NOT_FOUND);
        ask(bearing("Purchase-Pass", other.pass()), HttpMethod.GET, purchase, "", HttpStatus.NOT_FOUND);
        ask(app(), HttpMethod.GET, purchase, "", HttpStatus.NOT_FOUND);
    }

    @Test
    void the_button_is_the_apps_to_prove_and_the_county_says_whether_guests_may() {
        var basket = filled(opened());

        ask(basket.guest(), HttpMethod.POST, "/checkout", button(basket.shown()), HttpStatus.UNAUTHORIZED);
        ask(with(client("openid"), basket), HttpMethod.POST, "/checkout", button(basket.shown()), HttpStatus.FORBIDDEN);
        decided("{\"on_account\": true, \"guest_orders\": false}");
        var refused =
                ask(with(app(), basket), HttpMethod.POST, "/checkout", button(basket.shown()), HttpStatus.FORBIDDEN);

        assertThat(refused.path("type").asString()).isEqualTo("/problems/no-guest-orders");
    }

    @Test
    void a_pass_is_told_once_and_kept_as_a_hash() throws SQLException {
        var id = UUID.randomUUID();
        var pass = ask(stranger(ERLENGRUND), HttpMethod.PUT, "/baskets/" + id, "", HttpStatus.OK)
                .path("pass")
                .asString();

        ask(stranger(ERLENGRUND), HttpMethod.PUT, "/baskets/" + id, "", HttpStatus.CONFLICT);

        try (var feed = database().feed().connect();
                var row = feed.createStatement()
                        .executeQuery("select hash from checkout.basket_pass where id = '%s'".formatted(id))) {
            row.next();
            assertThat(row.getBytes(1)).hasSize(32).isNotEqualTo(HexFormat.of().parseHex(pass));
        }
    }

    private record Guest(String pass, WebTestClient guest, JsonNode shown) {}

    private Guest opened() {
        var pass = ask(stranger(ERLENGRUND), HttpMethod.PUT, "/baskets/" + UUID.randomUUID(), "", HttpStatus.OK)
                .path("pass")
                .asString();
        return new Guest(pass, bearing("Basket-Pass", pass), json.nullNode());
    }

    private Guest filled(Guest guest) {
        var line = "/basket/lines/" + selling(kern, 480, 5);
        var shown = ask(guest.guest(), HttpMethod.PUT, line, Map.of("pieces", 2), HttpStatus.OK);
        return new Guest(guest.pass(), guest.guest(), shown);
    }

    private WebTestClient app() {
        return client("order:place");
    }

    private WebTestClient client(String scope) {
        return stranger(ERLENGRUND)
                .mutate()
                .defaultHeaders(headers ->
                        headers.setBearerAuth(TestTokens.of(UUID.randomUUID().toString(), scope)))
                .build();
    }

    private WebTestClient bearing(String header, String pass) {
        return stranger(ERLENGRUND).mutate().defaultHeader(header, pass).build();
    }

    private static WebTestClient with(WebTestClient who, Guest basket) {
        return who.mutate().defaultHeader("Basket-Pass", basket.pass()).build();
    }

    private JsonNode ask(WebTestClient who, HttpMethod method, String path, Object body, HttpStatus expected) {
        var asked = who.method(method).uri("/api/v1" + path);
        var answer = (body.equals("") ? asked : asked.bodyValue(body)).exchange();
        var text = answer.expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null || text.isEmpty() ? json.nullNode() : json.readTree(text);
    }
}
