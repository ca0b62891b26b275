package marketplace.portal.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marketplace.CoreTest;
import marketplace.counties.DecideStrategy;
import marketplace.counties.DecideStrategy.Wanted;
import marketplace.counties.Strategies;
import marketplace.counties.Strategy;
import marketplace.counties.StrategyRefused;
import marketplace.counties.Switch;
import marketplace.pages.Language;
import marketplace.pages.Texts;
import marketplace.shared.Money;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The operator changes what the county has switched on: shown first, then confirmed, with a reason. */
class StrategyPagesTest extends CoreTest {
    private static final String DESK = "/betreiber/strategie";
    private static final String CONFIRM = DESK + "/bestaetigen";
    private static final Grant OPERATOR = new Grant(Role.OPERATOR, null);

    @Autowired
    private Strategies strategies;

    @Autowired
    private DecideStrategy decide;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Texts texts;

    private Person operator;

    @BeforeEach
    void an_operator_where_delivery_costs_3_90() {
        operator = person(HOHENFELS, OPERATOR);
        decided("{\"delivery_fee_cents\": 390, \"affiliated_merchants\": []}");
    }

    @ParameterizedTest
    @EnumSource
    void every_switch_is_shown_with_its_meaning(Switch one) {
        assertThat(html(operator.browser(), DESK))
                .contains(
                        "name=\"%s\"".formatted(one.key()),
                        texts.say(Language.DE, one.text()),
                        texts.say(Language.DE, one.text() + ".text"));
        assertThat(html(operator.browser(), "/en" + DESK)).contains(texts.say(Language.EN, one.text() + ".text"));
    }

    @Test
    void its_value_is_shown_with_since_when_and_by_whom() {
        led(sent(CONFIRM, Map.of("pickup_radius_km", "20")));

        assertThat(html(operator.browser(), DESK))
                .contains("value=\"3,90\"", "Es gilt: 3,90\u00a0€, seit ", "bei der Einrichtung des Landkreises")
                .containsPattern("Es gilt: 20\u00a0km, seit [^<]+, Vera Berger\\.")
                .containsPattern("Es gilt: 15\u00a0Minuten, von Anfang an\\.")
                .doesNotContain("null\"");
    }

    @Test
    void a_change_is_shown_before_it_holds() {
        var asked = sent(DESK, Map.of("delivery_fee_cents", "4,5", "pickup_radius_km", "15", "guest_orders", "1"));

        assertThat(page(asked, HttpStatus.OK))
                .contains("Das ändert sich", "3,90\u00a0€", "4,50\u00a0€", "Mehr Strecke", "value=\"4,50\"")
                .doesNotContain("Weg zum Abholpunkt", "guest_orders");
        assertThat(now().doorFee()).isEqualTo(Money.euro(390));
    }

    @Test
    void confirmed_it_holds_from_now_on_as_a_version_with_its_reason() {
        var before = version();

        assertThat(led(sent(CONFIRM, Map.of("delivery_fee_cents", "4,50")))).isEqualTo(DESK);

        assertThat(now().doorFee()).isEqualTo(Money.euro(450));
        assertThat(in(HOHENFELS, strategies::here).doorFee()).isEqualTo(Money.euro(450));
        assertThat(version()).isEqualTo(before + 1);
        assertThat(html(operator.browser(), DESK))
                .contains(
                        "Fassung " + version(),
                        "„Mehr Strecke“",
                        "Gebühr für die Lieferung an die Tür: 3,90\u00a0€, jetzt 4,50\u00a0€");
    }

    @Test
    void what_holds_already_is_no_new_version() {
        var before = version();

        assertThat(led(sent(DESK, Map.of("delivery_fee_cents", "3,90")))).isEqualTo(DESK);
        assertThat(led(sent(CONFIRM, Map.of("delivery_fee_cents", "3.90 €")))).isEqualTo(DESK);

        assertThat(version()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivery_fee_cents | viel | Von 0,00\u00a0€ bis 50,00\u00a0€.",
                "delivery_fee_cents | 4,505 | Von 0,00\u00a0€ bis 50,00\u00a0€.",
                "delivery_fee_cents | 50,01 | Von 0,00\u00a0€ bis 50,00\u00a0€.",
                "pickup_radius_km | 1,5 | Von 1\u00a0km bis 100\u00a0km.",
                "pickup_radius_km | 0 | Von 1\u00a0km bis 100\u00a0km.",
                "application_fee_basis_points | 30,5 | Von 0\u00a0% bis 30\u00a0%.",
                "guest_orders | 2 | Bitte einen Wert eintragen",
                "delivery_share_basis_points | 99,5 | zusammen höchstens 100 %",
            })
    void a_value_that_cannot_hold_is_said_at_its_field_and_kept_in_it(String field, String value, String sentence) {
        var before = version();

        var form = mended(sent(CONFIRM, Map.of(field, value)));

        assertThat(form).contains("f-%s-e".formatted(field), sentence, "Mehr Strecke");
        assertThat(form).contains(field.equals("guest_orders") ? "" : "value=\"%s\"".formatted(value));
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void one_way_to_pay_must_be_left() {
        var none = Map.of("card_payment", "0", "cash_to_merchant", "0", "on_account", "0");

        assertThat(mended(sent(DESK, none)))
                .contains("f-card_payment-e", "Eine Art zu bezahlen muss eingeschaltet bleiben.");
    }

    @Test
    void a_change_needs_a_reason() {
        var form = new HashMap<>(Map.of("delivery_fee_cents", "4,50", "reason", " "));

        assertThat(mended(sent(DESK, form))).contains("f-reason-e", "value=\"4,50\"");
        form.put("reason", "x".repeat(501));
        assertThat(mended(sent(DESK, form))).contains("f-reason-e");
    }

    @Test
    void of_two_at_once_the_second_is_told_and_nothing_is_lost() {
        var seen = String.valueOf(version());
        led(sent(CONFIRM, Map.of("version", seen, "delivery_fee_cents", "4,50")));
        var whole = Map.of("version", seen, "delivery_fee_cents", "3,90", "pickup_radius_km", "22", "reason", "Weiter");

        for (var step : List.of(DESK, CONFIRM)) {
            assertThat(page(sent(step, whole), HttpStatus.CONFLICT))
                    .contains("Inzwischen hat jemand anderes", "3,90\u00a0€, jetzt 4,50\u00a0€", "„Mehr Strecke“")
                    .contains("value=\"4,50\"", "value=\"22\"", "Weiter</textarea>")
                    .contains("name=\"version\" value=\"%d\"".formatted(version()));
        }
        led(sent(CONFIRM, Map.of("delivery_fee_cents", "4,50", "pickup_radius_km", "22")));

        assertThat(now().doorFee()).isEqualTo(Money.euro(450));
        assertThat(now().pickupRadiusKm()).isEqualTo(22);
    }

    @Test
    void of_two_in_the_same_moment_one_is_told() {
        var me = signedIn(HOHENFELS, operator.account(), OPERATOR);
        var before = version();

        var refused = as(me, Mono.zip(tried(Switch.PICKUP_RADIUS_KM, 31), tried(Switch.RESERVATION_MINUTES, 31)));

        assertThat(version()).isGreaterThan(before);
        assertThat(version() - before).isEqualTo(refused.getT1() || refused.getT2() ? 1 : 2);
        assertThat(refused.getT1() && refused.getT2()).isFalse();
    }

    private Mono<Boolean> tried(Switch one, long value) {
        return decide.with(new Wanted(Map.of(one, value), "Zugleich", (long) version()))
                .thenReturn(false)
                .onErrorReturn(StrategyRefused.Changed.class, true);
    }

    @Test
    void the_last_fifty_versions_are_kept_before_the_eye() {
        IntStream.rangeClosed(1, 55).forEach(i -> decided("{\"delivery_fee_cents\": %d}".formatted(i)));

        var versions = in(HOHENFELS, strategies::list);

        assertThat(versions).hasSize(50);
        assertThat(versions.getFirst().version()).isEqualTo(version());
        assertThat(versions.getLast().differences()).hasSize(1);
    }

    @Test
    void the_officer_reads_along_and_nobody_else_does() {
        var officer = person(HOHENFELS, new Grant(Role.COUNTY_OFFICER, null));

        assertThat(html(officer.browser(), "/kreis/strategie"))
                .contains("Gebühr für die Lieferung an die Tür: 3,90\u00a0€", "Die bisherigen Fassungen")
                .doesNotContain("<textarea", "null\"");
        assertThat(html(officer.browser(), "/kreis")).contains("/kreis/strategie");
        shut(
                stranger(HOHENFELS),
                List.of(officer, person(HOHENFELS), person(HOHENFELS, new Grant(Role.DISPATCHER, null))),
                List.of(DESK),
                List.of(DESK, CONFIRM));
        shut(stranger(HOHENFELS), List.of(operator, person(HOHENFELS)), List.of("/kreis/strategie"), List.of());
    }

    private ResponseSpec sent(String path, Map<String, String> fields) {
        var form = new HashMap<>(Map.of("version", String.valueOf(version()), "reason", "Mehr Strecke"));
        form.putAll(fields);
        return send(operator, path, form);
    }

    private static String page(ResponseSpec answer, HttpStatus status) {
        return String.valueOf(answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void decided(String switches) {
        in(HOHENFELS, () -> strategies.decide(json.readTree(switches)));
    }

    private int version() {
        return in(HOHENFELS, strategies::inForce).version();
    }

    private Strategy now() {
        return in(HOHENFELS, strategies::inForce).strategy();
    }
}
