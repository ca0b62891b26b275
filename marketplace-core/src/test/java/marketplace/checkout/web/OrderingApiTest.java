package marketplace.checkout.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.TestTokens;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.checkout.MarketTest;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Ordering and working on orders over the API, and who may not. */
class OrderingApiTest extends MarketTest {
    @Autowired
    private GrantRole grantRole;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JsonMapper json;

    @Test
    void a_client_that_shows_our_button_orders_and_again_is_the_same_purchase() {
        var buyer = client(ERLENGRUND, "order:place");
        var basket = put(buyer, "/api/v1/basket/lines/" + selling(kern, 480, 5), Map.of("pieces", 2));

        var first = post(buyer, "/api/v1/checkout", button(basket), HttpStatus.CREATED);
        var second = post(buyer, "/api/v1/checkout", button(basket), HttpStatus.CREATED);

        assertThat(first.path("orders").path(0).path("total").asLong()).isEqualTo(960);
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(get(buyer, "/api/v1/purchases").path("items")).hasSize(1);
    }

    @Test
    void a_client_without_the_scope_places_no_order() {
        var buyer = client(ERLENGRUND);
        var basket = put(buyer, "/api/v1/basket/lines/" + selling(kern, 480, 5), Map.of("pieces", 1));

        var problem = post(buyer, "/api/v1/checkout", button(basket), HttpStatus.FORBIDDEN);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/order-place-missing");
    }

    @Test
    void a_changed_price_is_told_by_variant() {
        var buyer = client(ERLENGRUND, "order:place");
        var bread = selling(kern, 480, 5);
        var basket = put(buyer, "/api/v1/basket/lines/" + bread, Map.of("pieces", 1));
        reprice(bread, 520);

        var problem = post(buyer, "/api/v1/checkout", button(basket), HttpStatus.CONFLICT);

        assertThat(problem.path("fields").path(0).path("name").asString()).isEqualTo(bread.toString());
        assertThat(problem.path("fields").path(0).path("slug").asString()).isEqualTo("other-price");
    }

    @Test
    void a_merchant_works_on_her_orders_and_every_step_may_be_repeated() {
        var order = ordered(kern);
        var staff = staff(ERLENGRUND, kern);
        var path = "/api/v1/merchants/%s/orders/%s".formatted(kern, order);

        post(staff, path + "/accept", Map.of(), HttpStatus.OK);
        post(staff, path + "/accept", Map.of(), HttpStatus.OK);
        post(staff, path + "/pack", Map.of("weights", List.of()), HttpStatus.OK);
        var wrong = post(staff, path + "/hand-over", Map.of("pin", "x"), HttpStatus.UNPROCESSABLE_CONTENT);
        var done = post(staff, path + "/hand-over", Map.of(), HttpStatus.OK);

        assertThat(wrong.path("type").asString()).isEqualTo("/problems/wrong-pin");
        assertThat(done.path("state").asString()).isEqualTo("HANDED_OVER");
        assertThat(get(staff, "/api/v1/merchants/%s/orders?state=HANDED_OVER".formatted(kern))
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void nobody_else_opens_or_moves_a_merchants_orders() {
        var order = ordered(kern);
        var theirs = "/api/v1/merchants/%s/orders".formatted(kern);
        var strangers = Map.of(
                stranger(ERLENGRUND), HttpStatus.UNAUTHORIZED,
                client(ERLENGRUND), HttpStatus.FORBIDDEN,
                staff(ERLENGRUND, rau), HttpStatus.FORBIDDEN,
                client(HOHENFELS), HttpStatus.FORBIDDEN);

        strangers.forEach((who, answer) -> {
            for (var path : List.of(theirs, theirs + "/" + order)) {
                who.get().uri(path).exchange().expectStatus().isEqualTo(answer);
            }
            post(who, theirs + "/" + order + "/accept", Map.of(), answer);
            post(who, theirs + "/" + order + "/refuse", Map.of("reason", "OTHER"), answer);
            post(who, theirs + "/" + order + "/pack", Map.of("weights", List.of()), answer);
            post(who, theirs + "/" + order + "/hand-over", Map.of(), answer);
        });
    }

    @Test
    void another_merchants_order_is_absent_even_behind_ones_own_door() {
        var order = ordered(kern);

        post(
                staff(ERLENGRUND, rau),
                "/api/v1/merchants/%s/orders/%s/accept".formatted(rau, order),
                Map.of(),
                HttpStatus.NOT_FOUND);
        post(
                staff(HOHENFELS, kern),
                "/api/v1/merchants/%s/orders/%s/accept".formatted(kern, order),
                Map.of(),
                HttpStatus.NOT_FOUND);
    }

    @Test
    void a_basket_belongs_to_whoever_is_signed_in() {
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/basket")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/purchases")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        post(stranger(ERLENGRUND), "/api/v1/basket/seen", Map.of(), HttpStatus.UNAUTHORIZED);

        var one = client(ERLENGRUND, "order:place");
        var basket = put(one, "/api/v1/basket/lines/" + selling(kern, 480, 5), Map.of("pieces", 1));

        post(client(ERLENGRUND, "order:place"), "/api/v1/checkout", button(basket), HttpStatus.NOT_FOUND);
    }

    @Test
    void what_does_not_fit_is_refused() {
        var buyer = client(ERLENGRUND, "order:place");
        var bread = selling(kern, 480, 5);

        buyer.method(HttpMethod.PUT)
                .uri("/api/v1/basket/lines/" + bread)
                .bodyValue(Map.of("pieces", 100))
                .exchange()
                .expectStatus()
                .is4xxClientError();
        buyer.get()
                .uri("/api/v1/purchases?after=nonsense")
                .exchange()
                .expectStatus()
                .is4xxClientError();
        post(buyer, "/api/v1/checkout", Map.of("basket", UUID.randomUUID()), HttpStatus.BAD_REQUEST);
    }

    @Test
    void what_has_another_form_than_ours_is_refused_and_no_failure_of_ours() {
        var buyer = client(ERLENGRUND, "order:place");
        var basket = put(buyer, "/api/v1/basket/lines/" + selling(kern, 480, 5), Map.of("pieces", 2));
        ObjectNode nowhere = json.valueToTree(button(basket));
        ObjectNode unreachable = nowhere.deepCopy();
        nowhere.put("place", "Weiden/Bach!");
        ((ObjectNode) unreachable.get("recipient")).put("mail", "johanna@localhost");

        var place = post(buyer, "/api/v1/checkout", nowhere, HttpStatus.UNPROCESSABLE_CONTENT);
        var mail = post(buyer, "/api/v1/checkout", unreachable, HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(place.path("type").asString()).isEqualTo("/problems/invalid");
        assertThat(mail.path("type").asString()).isEqualTo("/problems/invalid");
    }

    private String ordered(MerchantId merchant) {
        var buyer = client(ERLENGRUND, "order:place");
        var basket = put(buyer, "/api/v1/basket/lines/" + selling(merchant, 480, 5), Map.of("pieces", 1));
        return post(buyer, "/api/v1/checkout", button(basket), HttpStatus.CREATED)
                .path("orders")
                .path(0)
                .path("id")
                .asString();
    }

    private WebTestClient client(CountyCode county, String... scopes) {
        return stranger(county)
                .mutate()
                .defaultHeader(
                        "Authorization",
                        "Bearer " + TestTokens.of(UUID.randomUUID().toString(), scopes))
                .build();
    }

    private WebTestClient staff(CountyCode county, MerchantId merchant) {
        var subject = UUID.randomUUID().toString();
        var identity = new Identity(subject, "Anna", "Kern", subject + "@example.org", false);
        var account = in(county, () -> accounts.signIn(identity));
        in(county, () -> grantRole.to(account, new Grant(Role.MERCHANT_STAFF, merchant)));
        return stranger(county)
                .mutate()
                .defaultHeader("Authorization", "Bearer " + TestTokens.of(subject))
                .build();
    }

    private JsonNode get(WebTestClient client, String path) {
        return read(client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private JsonNode put(WebTestClient client, String path, Object body) {
        return read(client.put()
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private JsonNode post(WebTestClient client, String path, Object body, HttpStatus expected) {
        return read(client.post()
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private JsonNode read(String body) {
        return body == null || body.isEmpty() ? json.nullNode() : json.readTree(body);
    }
}
