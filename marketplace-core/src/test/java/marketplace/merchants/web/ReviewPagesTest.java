package marketplace.merchants.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import marketplace.CoreTest;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.Stall;
import marketplace.merchants.osm.SmallMap;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The operator decides about merchants and brings in the map. */
class ReviewPagesTest extends CoreTest {
    private static final String LIST = "/betreiber/betriebe";

    @Autowired
    private Stall stall;

    @Autowired
    private Merchants merchants;

    private Person operator;

    @BeforeEach
    void an_operator() {
        operator = person(ERLENGRUND, new Grant(Role.OPERATOR, null));
    }

    @Test
    void who_applied_is_found_sent_back_with_a_reason_and_approved_in_the_end() {
        var kern = stall.applied(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        var path = LIST + "/" + kern;

        assertThat(html(operator.browser(), LIST)).contains("Bäckerei Kern", path);
        assertThat(mended(send(operator, path + "/zurueckgeben", Map.of("reason", " "))))
                .contains("Bitte sagen Sie warum");
        led(send(operator, path + "/zurueckgeben", Map.of("reason", "Bitte die Handwerkskammer nennen.")));
        assertThat(state(kern)).isEqualTo("onboarding");
        stall.applyAgain(ERLENGRUND, kern);
        led(send(operator, path + "/freigeben", Map.of()));

        assertThat(state(kern)).isEqualTo("approved");
        assertThat(html(operator.browser(), path)).contains("Bitte die Handwerkskammer nennen.", "in Prüfung");
    }

    @Test
    void a_merchant_is_suspended_opened_again_and_closed() {
        var kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        var path = LIST + "/" + kern;

        led(send(operator, path + "/aussetzen", Map.of("reason", "Lebensmittelaufsicht")));
        assertThat(html(operator.browser(), LIST + "?stand=suspended")).contains(path);
        led(send(operator, path + "/wieder-oeffnen", Map.of()));
        led(send(operator, path + "/ohne-ust-id", Map.of()));
        led(send(operator, path + "/schliessen", Map.of()));

        assertThat(state(kern)).isEqualTo("closed");
        assertThat(mended(send(operator, path + "/freigeben", Map.of()))).contains("role=\"alert\"");
    }

    @Test
    void a_map_is_brought_in_by_its_page_and_again_without_doubling_anybody(@TempDir Path folder) throws IOException {
        var file = folder.resolve("map.osm.pbf");
        new SmallMap()
                .node(9_100_001, 50.101, 11.201, Map.of("shop", "bakery", "name", "Backstube Karte"))
                .pbf(file);

        var first = shown(bring(file));
        var second = shown(bring(file));

        assertThat(first).contains("Eingelesen in", "Läden gefunden");
        assertThat(second).containsPattern("unverändert oder schon übernommen</dt><dd>1<");
        assertThat(in(ERLENGRUND, () -> merchants.listIn("unclaimed", null, 1_000)))
                .filteredOn(shop -> shop.profile().name().equals("Backstube Karte"))
                .hasSize(1);
    }

    @Test
    void what_is_no_map_is_said_at_the_field(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("nothing.pbf"), "no map at all");

        assertThat(mended(bring(file))).contains("kein Auszug von OpenStreetMap");
    }

    @Test
    void nobody_but_the_operator_comes_in() {
        var kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        var path = LIST + "/" + kern;
        var others = List.of(
                person(ERLENGRUND),
                person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern), new Grant(Role.COUNTY_OFFICER, null)));

        shut(
                stranger(ERLENGRUND),
                others,
                List.of(
                        LIST,
                        path,
                        "/betreiber/karte",
                        "/betreiber",
                        "/betreiber/liegengeblieben",
                        "/betreiber/landkreise"),
                List.of(
                        path + "/freigeben",
                        path + "/zurueckgeben?reason=x",
                        path + "/aussetzen?reason=x",
                        path + "/wieder-oeffnen",
                        path + "/schliessen",
                        path + "/ohne-ust-id",
                        "/betreiber/liegengeblieben"));
        assertThat(state(kern)).isEqualTo("approved");
        var elsewhere = person(HOHENFELS, new Grant(Role.OPERATOR, null));
        send(elsewhere, path + "/schliessen", Map.of()).expectStatus().isNotFound();
    }

    private String state(MerchantId id) {
        Merchant merchant = in(ERLENGRUND, () -> merchants.get(id));
        return merchant.state().word();
    }

    private ResponseSpec bring(Path file) {
        var form = new MultipartBodyBuilder();
        form.part("file", new FileSystemResource(file));
        return operator.browser()
                .post()
                .uri("/betreiber/karte?csrf=" + operator.csrf())
                .accept(MediaType.TEXT_HTML)
                .bodyValue(form.build())
                .exchange();
    }

    private static String shown(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
