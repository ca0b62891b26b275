package marketplace.merchants.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.TestTokens;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.merchants.MerchantFixture;
import marketplace.merchants.Merchants;
import marketplace.merchants.Profile;
import marketplace.merchants.Stall;
import marketplace.merchants.osm.SmallMap;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MerchantApiTest extends CoreTest {
    @Autowired
    private Stall stall;

    @Autowired
    private Accounts accounts;

    @Autowired
    private GrantRole grantRole;

    @Autowired
    private Merchants merchants;

    @Autowired
    private JsonMapper json;

    @TempDir
    private Path folder;

    private MerchantId merchant;
    private WebTestClient operator;

    @BeforeEach
    void a_bakery_and_an_operator() {
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        operator = bearer(ERLENGRUND, new Grant(Role.OPERATOR, null));
    }

    @Test
    void a_business_comes_in_fills_its_profile_and_is_approved() {
        var baker = bearer(ERLENGRUND);
        var begun = created(baker, "/api/v1/merchants", Map.of("name", "Backhaus Neu", "trade", "bakery"), "k1");
        var id = MerchantId.of(begun.get("id").asString());
        assertThat(begun.get("own").get("missing").size()).isGreaterThan(5);
        var staff = asStaff(id);

        put(staff, "/api/v1/merchants/" + id + "/application", null)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/profile-incomplete")
                .jsonPath("$.fields[0].name")
                .isEqualTo("legal.name");
        complete(staff, id);
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/merchants/" + id)
                .exchange()
                .expectStatus()
                .isNotFound();
        put(operator, "/api/v1/operator/merchants/" + id + "/approval", null)
                .expectStatus()
                .isOk();

        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/merchants/" + id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("approved")
                .jsonPath("$.own")
                .doesNotExist();
    }

    private void complete(WebTestClient staff, MerchantId id) {
        var merchant = "/api/v1/merchants/" + id;
        var tax = Map.of("from", "2026-01-01", "status", "SMALL_BUSINESS");
        var declared = Map.of("trader", true, "lawfulOnly", true, "termsVersion", 1);
        put(staff, merchant + "/profile", profile("Backhaus Neu"))
                .expectStatus()
                .isOk();
        put(staff, merchant + "/tax-status", tax).expectStatus().isOk();
        put(staff, merchant + "/declarations", declared).expectStatus().isOk();
        put(staff, merchant + "/application", null).expectStatus().isOk();
    }

    @Test
    void the_same_key_and_body_begin_one_merchant_and_another_body_is_refused() {
        var baker = bearer(ERLENGRUND);
        var body = Map.of("name", "Backhaus Zwei", "trade", "bakery");

        var first = created(baker, "/api/v1/merchants", body, "same");
        var second = created(baker, "/api/v1/merchants", body, "same");

        assertThat(second).isEqualTo(first);
        baker.post()
                .uri("/api/v1/merchants")
                .header("Idempotency-Key", "same")
                .bodyValue(Map.of("name", "Andere", "trade", "bakery"))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT);
        baker.post()
                .uri("/api/v1/merchants")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void hours_that_lack_something_are_refused_and_search_goes_on_reading() {
        var staff = asStaff(merchant);
        var spans = List.of(
                Map.of("weekly", List.of(Map.of()), "exceptions", List.of(), "holidays", "CLOSED"),
                Map.of("weekly", List.of(Map.of("day", "MONDAY")), "exceptions", List.of(), "holidays", "CLOSED"),
                Map.of("weekly", List.of(), "exceptions", List.of(Map.of("date", "2026-12-24"))),
                Map.of("weekly", List.of(), "exceptions", List.of()),
                Map.of());

        spans.forEach(hours -> put(staff, "/api/v1/merchants/" + merchant + "/hours", hours)
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.fields[0].slug")
                .isEqualTo("incomplete"));
    }

    @Test
    void hours_somebody_else_changed_meanwhile_are_not_overwritten() {
        var staff = asStaff(merchant);
        var path = "/api/v1/merchants/" + merchant;
        var seen = in(ERLENGRUND, () -> merchants.get(merchant)).version();
        put(staff, path + "/hours", hours("08:00")).expectStatus().isOk();

        for (var sent : List.of(hours("09:00"), hours("08:00"))) {
            staff.put()
                    .uri(path + "/hours")
                    .header("If-Match", Long.toString(seen))
                    .bodyValue(sent)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(sent.equals(hours("08:00")) ? HttpStatus.OK : HttpStatus.CONFLICT);
        }
    }

    private static Map<String, Object> hours(String from) {
        return Map.of(
                "weekly",
                List.of(Map.of("day", "MONDAY", "from", from, "to", "18:00")),
                "exceptions",
                List.of(),
                "holidays",
                "CLOSED");
    }

    @Test
    void hours_that_overlap_are_refused_with_a_sentence() {
        var staff = asStaff(merchant);
        var monday = Map.of("day", "MONDAY", "from", "09:00", "to", "13:00");
        var overlap = Map.of("day", "MONDAY", "from", "12:00", "to", "18:00");

        put(
                        staff,
                        "/api/v1/merchants/" + merchant + "/hours",
                        Map.of(
                                "weekly",
                                new Object[] {monday, overlap},
                                "exceptions",
                                new Object[0],
                                "holidays",
                                "CLOSED"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.fields[0].slug")
                .isEqualTo("overlap");
    }

    @Test
    void strangers_other_merchants_and_other_counties_change_nothing() {
        var other = asStaff(MerchantId.fresh());
        var elsewhere = bearer(HOHENFELS, new Grant(Role.MERCHANT_STAFF, merchant), new Grant(Role.OPERATOR, null));
        var path = "/api/v1/merchants/" + merchant + "/profile";

        put(stranger(ERLENGRUND), path, profile("x")).expectStatus().isUnauthorized();
        put(other, path, profile("x")).expectStatus().isForbidden();
        put(elsewhere, path, profile("x")).expectStatus().isNotFound();
        put(other, "/api/v1/operator/merchants/" + merchant + "/suspension", Map.of("reason", "x"))
                .expectStatus()
                .isForbidden();
        put(elsewhere, "/api/v1/operator/merchants/" + merchant + "/suspension", Map.of("reason", "x"))
                .expectStatus()
                .isNotFound();
        other.get().uri("/api/v1/operator/merchants").exchange().expectStatus().isForbidden();
    }

    @Test
    void a_suspended_merchant_is_gone_for_residents() {
        put(
                        operator,
                        "/api/v1/operator/merchants/" + merchant + "/suspension",
                        Map.of("reason", "Notice of the tax office"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.own.note")
                .isEqualTo("Notice of the tax office");

        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/merchants/" + merchant)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_map_is_sent_as_it_is_and_its_shops_are_credited() throws Exception {
        var map = new SmallMap()
                .node(4711, 50.1, 11.2, Map.of("shop", "books", "name", "Buch am Markt"))
                .pbf(folder.resolve("m.osm.pbf"));
        var sent = operator.put()
                .uri("/api/v1/operator/map")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(Files.readAllBytes(map))
                .exchange();
        sent.expectStatus().isOk().expectBody().jsonPath("$.added").isEqualTo(1);

        var found = in(ERLENGRUND, () -> merchantsIn("unclaimed"));
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/merchants/" + found)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.source")
                .isEqualTo("© OpenStreetMap contributors");
        operator.put()
                .uri("/api/v1/operator/map")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue("no map".getBytes())
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Mono<MerchantId> merchantsIn(String state) {
        return merchants.listIn(state, null, 100).map(all -> all.getLast().id());
    }

    private static Profile profile(String name) {
        return MerchantFixture.profile(name, WEIDENBACH.code());
    }

    private JsonNode created(WebTestClient client, String path, Object body, String key) {
        var answer = client.post()
                .uri(path)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(answer);
    }

    private WebTestClient.ResponseSpec put(WebTestClient client, String path, Object body) {
        var put = client.put().uri(path);
        return body == null
                ? put.exchange()
                : put.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json.writeValueAsString(body))
                        .exchange();
    }

    private WebTestClient bearer(CountyCode county, Grant... grants) {
        var subject = UUID.randomUUID().toString();
        var account = in(
                county,
                () -> accounts.signIn(new Identity(subject, "Vera", "Berger", subject + "@example.org", false)));
        for (var grant : grants) {
            in(county, () -> grantRole.to(account, grant));
        }
        return bearerOf(county, subject);
    }

    private WebTestClient asStaff(MerchantId of) {
        return bearer(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, of));
    }

    private WebTestClient bearerOf(CountyCode county, String subject) {
        return stranger(county)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.of(subject, "openid")))
                .build();
    }
}
