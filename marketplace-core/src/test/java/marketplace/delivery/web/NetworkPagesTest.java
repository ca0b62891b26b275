package marketplace.delivery.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.CoreTest;
import marketplace.delivery.Network;
import marketplace.delivery.Networks;
import marketplace.delivery.ReachOfPlaces;
import marketplace.delivery.Village;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The operator says when the market comes where, where goods wait, and what brings them. */
class NetworkPagesTest extends CoreTest {
    private static final String DESK = "/betreiber/lieferung";

    @Autowired
    private Village village;

    @Autowired
    private Networks networks;

    @Autowired
    private ReachOfPlaces reach;

    private Person operator;

    @BeforeEach
    void an_operator_of_a_village() {
        operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
        village.servedDaily(ERLENGRUND, WEIDENBACH.code());
    }

    @Test
    void a_delivery_day_is_set_changed_and_removed() {
        var day = new HashMap<>(Map.of(
                "place", "weidenbach",
                "weekday", "SUNDAY",
                "from", "10:00",
                "to", "12:00",
                "cutDay", "SATURDAY",
                "cutTime", "12:00"));

        led(sent("tage", day));
        assertThat(html(operator.browser(), DESK)).contains("Sonntag, 10–12");
        day.put("to", "13:00");
        led(sent("tage", day));
        assertThat(here().daysOf(WEIDENBACH.code())).hasSize(7);
        led(send(operator, DESK + "/tage/weidenbach/SUNDAY/entfernen", Map.of()));

        assertThat(here().daysOf(WEIDENBACH.code())).hasSize(6);
        day.put("cutDay", "SUNDAY");
        assertThat(mended(sent("tage", day))).contains("f-tage.cutTime-e", "value=\"13:00\"");
        day.put("to", "9:00 Uhr");
        assertThat(mended(sent("tage", day))).contains("f-tage.to-e");
    }

    @Test
    void a_pickup_point_is_opened_by_its_name_changed_by_its_key_and_closed() {
        var point = new HashMap<>(Map.of(
                "name", "Rathaus Weidenbach",
                "street", "Markt 1",
                "place", "weidenbach",
                "weekday", "MONDAY",
                "from", "16:00",
                "to", "19:00",
                "hours", "Mo 16–19 Uhr",
                "crates", "20",
                "coldPlaces", "4"));

        led(sent("punkte", point));
        var form = html(operator.browser(), DESK + "?punkt=rathaus-weidenbach");
        point.put("slug", "rathaus-weidenbach");
        point.put("name", "Altes Rathaus");
        led(sent("punkte", point));

        assertThat(form).contains("Abholpunkt ändern", "value=\"Markt 1\"", "value=\"16:00\"");
        assertThat(here().point("rathaus-weidenbach").orElseThrow().name()).isEqualTo("Altes Rathaus");
        led(send(operator, DESK + "/punkte/rathaus-weidenbach/entfernen", Map.of()));
        assertThat(here().point("rathaus-weidenbach")).isEmpty();
        send(operator, DESK + "/punkte/rathaus-weidenbach/entfernen", Map.of())
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_vehicle_is_taken_in_and_out_and_what_is_missing_is_said_at_its_field() {
        var vehicle = new HashMap<>(Map.of(
                "name", "Wagen 9",
                "kind", "VAN",
                "place", "weidenbach",
                "crates", "60",
                "centsPerKm", "62",
                "centsPerHour", "1980",
                "cold", "yes"));

        led(sent("fahrzeuge", vehicle));
        assertThat(here().vehicle("wagen-9").orElseThrow().cold()).isTrue();
        vehicle.put("crates", "0");
        assertThat(mended(sent("fahrzeuge", vehicle))).contains("f-fahrzeuge.crates-e", "value=\"Wagen 9\"");
        led(send(operator, DESK + "/fahrzeuge/wagen-9/entfernen", Map.of()));

        assertThat(here().vehicle("wagen-9")).isEmpty();
    }

    @Test
    void a_place_has_as_many_postcodes_as_the_operator_says_and_search_hears_of_it() {
        var before = version();

        led(sent("orte", Map.of("place", "weidenbach", "postcodes", "99998, 99995 99998")));

        assertThat(html(operator.browser(), DESK + "?ort=weidenbach")).contains("value=\"99998, 99995\"");
        assertThat(version()).isGreaterThan(before);
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/places?q=99995")
                .exchange()
                .expectBody()
                .jsonPath("$[0].postcodes")
                .isEqualTo(List.of("99998", "99995"));
        assertThat(mended(sent("orte", Map.of("place", "weidenbach", "postcodes", "9999"))))
                .contains("f-orte.postcodes-e", "value=\"9999\"");
        operator.program()
                .put()
                .uri("/api/v1/operator/places/weidenbach/postcodes")
                .bodyValue(Map.of("postcodes", WEIDENBACH.postcodes()))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(html(operator.browser(), DESK)).doesNotContain("99995");
    }

    private long version() {
        return in(ERLENGRUND, () -> reach.of(List.of(WEIDENBACH))).getFirst().version();
    }

    @Test
    void a_place_of_another_county_is_none() {
        var day = Map.of("from", "10:00", "to", "12:00", "cutOffDay", "SATURDAY", "cutOffTime", "12:00");

        operator.program()
                .put()
                .uri("/api/v1/operator/network/days/eckstadt/SUNDAY")
                .bodyValue(day)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private ResponseSpec sent(String form, Map<String, String> fields) {
        var named = fields.entrySet().stream()
                .collect(Collectors.toMap(field -> form + "." + field.getKey(), Map.Entry::getValue));
        return send(operator, DESK + "/" + form, named);
    }

    private Network here() {
        return in(ERLENGRUND, networks::here);
    }
}
