package marketplace.finding.web;

import java.util.UUID;
import marketplace.TestTokens;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.finding.SearchTest;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

class IndexApiTest extends SearchTest {
    private static final Grant OPERATOR = new Grant(Role.OPERATOR, null);

    @Autowired
    private Accounts accounts;

    @Autowired
    private GrantRole grantRole;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/operator/search-index",
                "PUT /api/v1/operator/search-index",
                "GET /api/v1/operator/search-index/comparison"
            })
    void nobody_but_the_countys_operator_has_a_hand_on_the_index(String route) {
        var method = HttpMethod.valueOf(route.split(" ")[0]);
        var path = route.split(" ")[1];
        var staff = new Grant(Role.MERCHANT_STAFF, MerchantId.fresh());
        var grantedElsewhere = bearer(ERLENGRUND, HOHENFELS, OPERATOR);

        stranger(ERLENGRUND).method(method).uri(path).exchange().expectStatus().isUnauthorized();
        bearer(ERLENGRUND, ERLENGRUND, staff)
                .method(method)
                .uri(path)
                .exchange()
                .expectStatus()
                .isForbidden();
        grantedElsewhere.method(method).uri(path).exchange().expectStatus().isForbidden();
    }

    @Test
    void the_operator_builds_it_anew_and_holds_it_against_the_record() {
        var operator = bearer(ERLENGRUND, ERLENGRUND, OPERATOR);

        operator.put()
                .uri("/api/v1/operator/search-index")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("wanted");
        operator.get()
                .uri("/api/v1/operator/search-index/comparison")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.equal")
                .isEqualTo(true);
    }

    private WebTestClient bearer(CountyCode at, CountyCode granted, Grant grant) {
        var subject = UUID.randomUUID().toString();
        var identity = new Identity(subject, "Vera", "Berger", subject + "@example.org", false);
        var account = in(granted, () -> accounts.signIn(identity));
        in(granted, () -> grantRole.to(account, grant));
        return stranger(at)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TestTokens.of(subject, "openid")))
                .build();
    }
}
