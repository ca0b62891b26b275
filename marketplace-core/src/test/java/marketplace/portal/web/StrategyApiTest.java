package marketplace.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import marketplace.CoreTest;
import marketplace.counties.Strategies;
import marketplace.counties.Switch;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.json.JsonMapper;

/** The strategy of the county for programs: those who work for the county read it, the operator changes it. */
class StrategyApiTest extends CoreTest {
    private static final String STRATEGY = "/api/v1/county/strategy";

    @Autowired
    private Strategies strategies;

    @Autowired
    private JsonMapper json;

    private Person operator;

    @BeforeEach
    void an_operator_where_delivery_costs_3_90() {
        operator = person(HOHENFELS, new Grant(Role.OPERATOR, null));
        in(HOHENFELS, () -> strategies.decide(json.readTree("{\"delivery_fee_cents\": 390}")));
    }

    @Test
    void every_switch_is_told_with_its_limits_and_what_holds() {
        var officer = person(HOHENFELS, new Grant(Role.COUNTY_OFFICER, null));

        for (var reader : new Person[] {operator, officer}) {
            var told = reader.program()
                    .get()
                    .uri(STRATEGY)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody();
            told.jsonPath("$.switches.length()").isEqualTo(Switch.values().length);
            told.jsonPath("$.switches[?(@.key=='delivery_fee_cents')].value").isEqualTo(390);
            told.jsonPath("$.switches[?(@.key=='delivery_fee_cents')].most").isEqualTo(5_000);
            told.jsonPath("$.switches[?(@.key=='delivery_fee_cents')].unit").isEqualTo("CENTS");
            told.jsonPath("$.version").isEqualTo(version());
        }
    }

    @Test
    void what_is_named_changes_and_again_is_harmless() {
        var body = body(Map.of("delivery_fee_cents", 420, "guest_orders", 0));
        var seen = version();

        decide(operator, seen, body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.versions[0].reason")
                .isEqualTo("Mehr Strecke")
                .jsonPath("$.versions[0].by")
                .isEqualTo("Vera Berger")
                .jsonPath("$.versions[0].changes.length()")
                .isEqualTo(2);
        decide(operator, seen, body).expectStatus().isOk();

        assertThat(version()).isEqualTo(seen + 1);
    }

    @Test
    void whoever_saw_an_older_version_is_told() {
        var seen = version();
        decide(operator, seen, body(Map.of("delivery_fee_cents", 420)))
                .expectStatus()
                .isOk();

        decide(operator, seen, body(Map.of("pickup_radius_km", 30)))
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/strategy-changed");
    }

    @Test
    void what_cannot_hold_is_refused_field_by_field() {
        decide(operator, version(), body(Map.of("delivery_fee_cents", 5_001, "pickup_radius_km", 0)))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/strategy-invalid")
                .jsonPath("$.fields[*].name")
                .value(names -> assertThat(names.toString()).contains("delivery_fee_cents", "pickup_radius_km"));
        decide(operator, version(), body(Map.of("moonlight", 1)))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.fields[0].slug")
                .isEqualTo("no-such-switch");
        var nothing = new HashMap<String, Integer>();
        nothing.put("delivery_fee_cents", null);
        decide(operator, version(), body(nothing)).expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void others_neither_read_nor_change_it() {
        var officer = person(HOHENFELS, new Grant(Role.COUNTY_OFFICER, null));
        var resident = person(HOHENFELS);
        var body = body(Map.of("delivery_fee_cents", 420));

        decide(officer, version(), body).expectStatus().isForbidden();
        decide(resident, version(), body).expectStatus().isForbidden();
        resident.program().get().uri(STRATEGY).exchange().expectStatus().isForbidden();
        stranger(HOHENFELS).get().uri(STRATEGY).exchange().expectStatus().isUnauthorized();

        assertThat(in(HOHENFELS, strategies::inForce).strategy().get(Switch.DELIVERY_FEE_CENTS))
                .isEqualTo(390);
    }

    private static Map<String, Object> body(Map<String, Integer> switches) {
        return Map.of("reason", "Mehr Strecke", "switches", switches);
    }

    private static ResponseSpec decide(Person who, int seen, Map<String, Object> body) {
        return who.program()
                .put()
                .uri(STRATEGY)
                .header("If-Match", "\"" + seen + "\"")
                .bodyValue(body)
                .exchange();
    }

    private int version() {
        return in(HOHENFELS, strategies::inForce).version();
    }
}
