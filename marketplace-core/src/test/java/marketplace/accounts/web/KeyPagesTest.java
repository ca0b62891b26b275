package marketplace.accounts.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.CoreTest;
import marketplace.merchants.Stall;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A merchant's keys: seen once, good for her alone, and worth nothing when revoked. */
class KeyPagesTest extends CoreTest {
    private static final Pattern SECRET = Pattern.compile("<code>(km_[A-Za-z0-9_-]+)</code>");
    private static final Pattern REVOKE = Pattern.compile("action=\"(/betrieb/[^\"]+/zurueckziehen)\"");

    @Autowired
    private Stall stall;

    private MerchantId kern;
    private Person anna;

    @BeforeEach
    void a_merchant() {
        kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
    }

    @Test
    void a_key_is_shown_once_acts_for_its_merchant_alone_and_is_worth_nothing_when_revoked() {
        var rau = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Metzgerei Rau", WEIDENBACH.code());
        var desk = "/betrieb/" + kern + "/schluessel";

        var issued = String.valueOf(send(anna, desk, Map.of("name", "Kasse am Tresen"))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        var secret = first(SECRET, issued);

        orders(kern, secret).expectStatus().isOk();
        orders(rau, secret).expectStatus().isForbidden();
        asked("/api/v1/me", secret)
                .expectBody()
                .jsonPath("$.account")
                .value(account ->
                        assertThat(account).isNotEqualTo(anna.account().toString()));
        var page = html(anna.browser(), desk);
        assertThat(page).contains("Kasse am Tresen").doesNotContain(secret);
        led(send(anna, first(REVOKE, page), Map.of()));
        orders(kern, secret).expectStatus().isUnauthorized();
        assertThat(html(anna.browser(), desk)).doesNotContain("Kasse am Tresen");
    }

    @Test
    void a_form_sent_twice_makes_one_key_and_one_without_a_name_none() {
        var desk = "/betrieb/" + kern + "/schluessel";
        var form = Map.of("name", "Kasse", "id", UUID.randomUUID().toString());

        send(anna, desk, form).expectStatus().isOk();

        assertThat(mended(send(anna, desk, form))).contains("schon ausgestellt").doesNotContain("<code>");
        assertThat(mended(send(anna, desk, Map.of("name", " ")))).contains("f-name-e");
        assertThat(REVOKE.matcher(html(anna.browser(), desk)).results()).hasSize(1);
    }

    @Test
    void a_program_that_acts_for_a_person_issues_lists_and_revokes() {
        var key = "/api/v1/merchants/" + kern + "/keys/" + UUID.randomUUID();

        put(key).expectStatus().isOk().expectBody().jsonPath("$.secret").exists();
        put(key).expectStatus().isEqualTo(HttpStatus.CONFLICT);
        anna.program()
                .get()
                .uri("/api/v1/merchants/" + kern + "/keys")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys.length()")
                .isEqualTo(1)
                .jsonPath("$.keys[0].secret")
                .doesNotExist();
        anna.program().delete().uri(key).exchange().expectStatus().isNoContent();
        anna.program().delete().uri(key).exchange().expectStatus().isNoContent();
    }

    private ResponseSpec put(String path) {
        return anna.program().put().uri(path).bodyValue(Map.of("name", "Kasse")).exchange();
    }

    private ResponseSpec orders(MerchantId merchant, String secret) {
        return asked("/api/v1/merchants/" + merchant + "/orders", secret);
    }

    private ResponseSpec asked(String path, String secret) {
        return stranger(ERLENGRUND)
                .get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(secret))
                .exchange();
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
