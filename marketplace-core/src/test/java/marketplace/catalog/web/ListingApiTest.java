package marketplace.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.TestTokens;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.merchants.Stall;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListingApiTest extends CoreTest {
    @Autowired
    private Stall stall;

    @Autowired
    private Accounts accounts;

    @Autowired
    private GrantRole grantRole;

    @Autowired
    private JsonMapper json;

    private MerchantId merchant;
    private WebTestClient staff;

    @BeforeEach
    void a_bakery() {
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        staff = bearer(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, merchant));
    }

    @Test
    void a_listing_is_drafted_published_changed_and_paused() {
        var id = draft(bread()).get("id").asString();
        unseenByStrangers(id);

        move(id, "publication");
        var shown = read(stranger(ERLENGRUND), "/api/v1/listings/" + id);
        assertThat(shown.get("unitPrices").get(0).get("cents").asLong()).isEqualTo(640);

        var changed = bread();
        changed.put("title", "Bauernbrot");
        changed.put(
                "variants",
                List.of(Map.of(
                        "id",
                        shown.get("details").get("variants").get(0).get("id").asString(),
                        "cents",
                        500,
                        "tax",
                        "REDUCED")));
        put(staff, "/api/v1/listings/" + id, changed)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(3);
        move(id, "pause");
        unseenByStrangers(id);
    }

    private void unseenByStrangers(String id) {
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/listings/" + id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private void move(String id, String step) {
        staff.put()
                .uri("/api/v1/listings/" + id + "/" + step)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_overwritten() {
        var drafted = draft(bread());
        var path = "/api/v1/listings/" + drafted.get("id").asString();
        var seen = drafted.get("version").asString();
        var first = bread();
        first.put("title", "Bauernbrot");
        var second = bread();
        second.put("title", "Kümmelbrot");

        for (var body : List.of(first, second)) {
            staff.put()
                    .uri(path)
                    .header("If-Match", "\"" + seen + "\"")
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(body == first ? HttpStatus.OK : HttpStatus.CONFLICT);
        }

        assertThat(read(staff, path).get("details").get("title").asString()).isEqualTo("Bauernbrot");
        put(staff, path, second).expectStatus().isOk();
    }

    @Test
    void what_is_missing_is_said_field_by_field() {
        var bare = bread();
        bare.remove("facts");
        var id = draft(bare).get("id").asString();

        staff.put()
                .uri("/api/v1/listings/" + id + "/publication")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/listing-incomplete")
                .jsonPath("$.fields[0].name")
                .isEqualTo("allergens")
                .jsonPath("$.fields[1].name")
                .isEqualTo("ingredients");
    }

    @Test
    void a_picture_nobody_uploaded_is_refused() {
        var listing = bread();
        listing.put("images", List.of("0".repeat(64)));

        post(staff, listing, UUID.randomUUID().toString())
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.fields[0].name")
                .isEqualTo("images");
    }

    @Test
    void stock_is_a_number_or_a_light() {
        var drafted = draft(bread());
        var id = drafted.get("id").asString();
        var variant = drafted.get("details").get("variants").get(0).get("id").asString();

        put(staff, "/api/v1/listings/" + id + "/variants/" + variant + "/stock", Map.of("stock", 4))
                .expectStatus()
                .isNoContent();

        assertThat(read(staff, "/api/v1/listings/" + id)
                        .get("details")
                        .get("variants")
                        .get(0)
                        .get("stock")
                        .asInt())
                .isEqualTo(4);
        put(staff, "/api/v1/listings/" + id + "/variants/" + UUID.randomUUID() + "/stock", Map.of("stock", 4))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void strangers_other_merchants_and_other_counties_change_nothing() {
        var id = draft(bread()).get("id").asString();
        var other = bearer(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, MerchantId.fresh()));
        var elsewhere = bearer(HOHENFELS, new Grant(Role.MERCHANT_STAFF, merchant));

        put(stranger(ERLENGRUND), "/api/v1/listings/" + id, bread())
                .expectStatus()
                .isUnauthorized();
        put(other, "/api/v1/listings/" + id, bread()).expectStatus().isForbidden();
        put(elsewhere, "/api/v1/listings/" + id, bread()).expectStatus().isNotFound();
        post(other, bread(), "k").expectStatus().isForbidden();
        other.get()
                .uri("/api/v1/merchants/" + merchant + "/listings.csv")
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(read(other, "/api/v1/merchants/" + merchant + "/listings").get("items"))
                .isEmpty();
        assertThat(read(staff, "/api/v1/merchants/" + merchant + "/listings").get("items"))
                .hasSize(1);
    }

    @Test
    void lists_go_on_where_they_stopped() {
        for (int i = 0; i < 3; i++) {
            draft(bread());
        }

        var first = read(staff, "/api/v1/merchants/" + merchant + "/listings?limit=2");
        var second = read(
                staff,
                "/api/v1/merchants/" + merchant + "/listings?limit=2&after="
                        + first.get("next").asString());

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void a_table_goes_in_and_comes_out() {
        var table = "sku;category;title;price\nT-1;household;Schüssel;12,50\n";

        staff.put()
                .uri("/api/v1/merchants/" + merchant + "/listings.csv?dryRun=true")
                .bodyValue(table)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.imported")
                .isEqualTo(false)
                .jsonPath("$.added")
                .isEqualTo(1);
        staff.put()
                .uri("/api/v1/merchants/" + merchant + "/listings.csv")
                .bodyValue(table)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.imported")
                .isEqualTo(true);

        var out = staff.get()
                .uri("/api/v1/merchants/" + merchant + "/listings.csv")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(out).contains("Schüssel").contains("12,50");
    }

    @Test
    void the_tree_of_categories_is_open_to_all() {
        assertThat(read(stranger(ERLENGRUND), "/api/v1/categories")).hasSizeGreaterThan(150);
    }

    private JsonNode draft(Map<String, Object> body) {
        var answer = post(staff, body, UUID.randomUUID().toString())
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(answer);
    }

    private WebTestClient.ResponseSpec post(WebTestClient client, Map<String, Object> body, String key) {
        return client.post()
                .uri("/api/v1/merchants/" + merchant + "/listings")
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    private static Map<String, Object> bread() {
        var facts = Map.of("ingredients", "Roggenmehl, Wasser, Salz", "allergens", List.of("GLUTEN"), "minimumAge", 0);
        var variant = Map.of("cents", 480, "tax", "REDUCED", "amount", 750, "unit", "GRAM");
        return new HashMap<>(Map.of(
                "pricing",
                "UNIT",
                "category",
                "food.bread.loaf",
                "title",
                "Holzofenbrot",
                "description",
                "",
                "facts",
                facts,
                "variants",
                List.of(variant)));
    }

    private JsonNode read(WebTestClient client, String path) {
        return json.readTree(client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static WebTestClient.ResponseSpec put(WebTestClient client, String path, Object body) {
        return client.put().uri(path).bodyValue(body).exchange();
    }

    private WebTestClient bearer(CountyCode county, Grant... grants) {
        var subject = UUID.randomUUID().toString();
        var account = in(
                county,
                () -> accounts.signIn(new Identity(subject, "Vera", "Berger", subject + "@example.org", false)));
        for (var grant : grants) {
            in(county, () -> grantRole.to(account, grant));
        }
        return stranger(county)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.of(subject, "openid")))
                .build();
    }
}
