package marketplace.catalog.web;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import marketplace.CoreTest;
import marketplace.catalog.EditListing;
import marketplace.catalog.Listing;
import marketplace.catalog.ListingFixture;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.MarkPayable;
import marketplace.merchants.Merchants;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.OpeningHours.Span;
import marketplace.merchants.Stall;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

class ListingPagesTest extends CoreTest {
    private static final int MOST_QUERIES = 5;

    /** Her session, her basket and what she has kept come on top. */
    private static final int MOST_SIGNED_IN = 7;

    @Autowired
    private Stall stall;

    @Autowired
    private EditListing edit;

    @Autowired
    private EditMerchant editMerchant;

    @Autowired
    private MarkPayable payable;

    @Autowired
    private Merchants merchants;

    @Autowired
    private MeterRegistry meters;

    private MerchantId merchant;

    @BeforeEach
    void a_bakery() {
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        in(ERLENGRUND, () -> payable.with(merchant, true));
    }

    @Test
    void a_listing_says_all_the_law_wants_said() {
        var html = html(stranger(ERLENGRUND), "/angebot/" + shown().id());

        assertThat(html)
                .contains("<h1>Holzofenbrot</h1>", "4,80", "6,40", "inkl. 7", "MwSt.", "zzgl. Lieferung")
                .contains("Roggenmehl, Wasser, Salz", "Gluten", "§ 312g Abs. 2 Nr. 2 BGB", "Mängelhaftungsrecht")
                .contains(
                        "Bäckerei Kern, Inhaberin Anna Kern",
                        "post@kern.example",
                        "als Unternehmer",
                        "nur rechtmäßige Waren")
                .contains("name=\"variant\"", "In den Korb");
    }

    @Test
    void what_food_gives_stands_in_a_table_with_units_and_an_exemption_says_why() {
        var packed = shown(aListing()
                .nourishing("kj=1012 kcal=240 fat=1.3 saturates=0.2 carbohydrate=47 sugars=2.1 protein=7 salt=1.25"));
        var loose = shown(aListing().nourishing("exempt-direct"));
        var own = shown(aListing().nourishing("kj=1012, mehr steht auf der Packung"));

        assertThat(html(stranger(ERLENGRUND), "/angebot/" + packed.id()))
                .contains("<th scope=\"row\">Brennwert</th><td class=\"n\">1.012\u00a0kJ / 240\u00a0kcal</td>")
                .contains(
                        "davon gesättigte Fettsäuren</th><td class=\"n\">0,2\u00a0g</td>",
                        "Salz</th><td class=\"n\">1,25\u00a0g")
                .doesNotContain("kj=");
        assertThat(html(stranger(ERLENGRUND), "/angebot/" + loose.id()))
                .contains("Nicht angegeben: kleine Mengen direkt vom Erzeuger")
                .doesNotContain("Brennwert");
        assertThat(html(stranger(ERLENGRUND), "/angebot/" + own.id())).contains("kj=1012, mehr steht auf der Packung");
    }

    @Test
    void a_listing_says_how_it_comes_and_shows_the_notice_of_legal_guarantee() {
        var path = "/angebot/" + shown().id();
        var atHome =
                stranger(ERLENGRUND).mutate().defaultCookie("ort", "weidenbach").build();

        assertThat(html(stranger(ERLENGRUND), path))
                .contains("So kommt es zu Ihnen", "Abholen in Weidenbach", "Wo wohnen Sie?")
                .contains("src=\"/kasse/mitteilung\"", "Mängeln haften Verkäufer mindestens zwei Jahre")
                .contains(path + "/aehnliche");
        assertThat(html(atHome, path)).contains("Abholen in Weidenbach: 50");
    }

    @Test
    void the_number_of_the_shop_is_shown_as_people_read_it_and_dialled_from_anywhere() {
        assertThat(html(stranger(ERLENGRUND), "/angebot/" + shown().id()))
                .contains("href=\"tel:+496990009201\">069 90009201</a>")
                .doesNotContain(">+49");
    }

    @Test
    void the_place_kept_for_the_notice_is_as_high_as_the_notice() {
        var size = "width=\"595\" height=\"842\"";

        assertThat(html(stranger(ERLENGRUND), "/angebot/" + shown().id()))
                .contains("class=\"notice\" src=\"/kasse/mitteilung\" " + size);
        stranger(ERLENGRUND)
                .get()
                .uri("/kasse/mitteilung")
                .exchange()
                .expectBody(String.class)
                .value(notice -> assertThat(notice).contains("viewBox=\"0 0 595 842\" " + size));
    }

    @Test
    void machines_read_the_same_facts() {
        var html = html(stranger(ERLENGRUND), "/angebot/" + shown().id());

        var data = html.replaceAll("(?s).*<script type=\"application/ld.json\">(.*?)</script>.*", "$1");
        var json = JsonMapper.builder().build().readTree(data);
        assertThat(json.path("name").asString()).isEqualTo("Holzofenbrot");
        assertThat(json.at("/offers/0/price").asString()).isEqualTo("4.80");
        assertThat(json.at("/offers/0/priceSpecification/price").asString()).isEqualTo("6.40");
        assertThat(json.at("/offers/0/seller/name").asString()).isEqualTo("Bäckerei Kern");
    }

    @Test
    void a_shop_lies_on_a_map_between_the_nearest_places() {
        assertThat(html(stranger(ERLENGRUND), "/laden/" + slug()))
                .contains("<figure", "Karte: Bäckerei Kern und die nächsten Orte")
                .doesNotContain("tile.openstreetmap");
    }

    @Test
    void a_listing_costs_at_most_five_queries_for_a_guest_and_seven_for_somebody_signed_in() {
        var path = "/angebot/" + shown().id();
        var resident = person(ERLENGRUND).browser();
        html(stranger(ERLENGRUND), path);
        html(resident, path);

        assertThat(queriesOf(() -> html(stranger(ERLENGRUND), path))).isLessThanOrEqualTo(MOST_QUERIES);
        assertThat(queriesOf(() -> html(resident, path))).isLessThanOrEqualTo(MOST_SIGNED_IN);
    }

    @Test
    void what_cannot_be_paid_by_card_can_be_put_into_the_basket_and_paid_otherwise() {
        in(ERLENGRUND, () -> payable.with(merchant, false));

        assertThat(html(stranger(ERLENGRUND), "/angebot/" + shown().id()))
                .contains("name=\"pieces\"")
                .doesNotContain("im Moment nicht bestellen");
    }

    @Test
    void drafts_and_other_counties_are_absent() {
        var drafted = as(
                staffOf(ERLENGRUND, merchant), edit.draft(merchant, aListing().details()));
        var shown = shown();

        absent(ERLENGRUND, "/angebot/" + drafted.id());
        absent(HOHENFELS, "/angebot/" + shown.id());
        absent(HOHENFELS, "/laden/" + slug());
        absent(ERLENGRUND, "/laden/nobody");
    }

    @Test
    void a_shop_shows_its_hours_its_listings_and_who_is_behind_it() {
        var shown = shown();
        var hours = new OpeningHours(
                List.of(new Span(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(12, 30))),
                List.of(),
                Holidays.CLOSED);
        as(staffOf(ERLENGRUND, merchant), editMerchant.hours(merchant, hours));

        var html = html(stranger(ERLENGRUND), "/laden/" + slug());

        assertThat(html)
                .contains(
                        "Montag",
                        "8–12:30",
                        "geschlossen",
                        "/angebot/" + shown.id(),
                        "id=\"impressum\"",
                        "DE999001010");
        assertThat(html(stranger(ERLENGRUND), "/en/laden/" + slug()))
                .contains("Monday", "Legal notice of the business");
    }

    private void absent(CountyCode county, String path) {
        stranger(county)
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private long queriesOf(Runnable step) {
        var before = queries();
        step.run();
        return queries() - before;
    }

    private long queries() {
        return meters.find("sql").timers().stream().mapToLong(Timer::count).sum();
    }

    private Listing shown() {
        return shown(aListing().in750Grams(4_80));
    }

    private Listing shown(ListingFixture listing) {
        var bread = listing.details();
        return as(
                staffOf(ERLENGRUND, merchant),
                edit.draft(merchant, bread).flatMap(drafted -> edit.publish(drafted.id())));
    }

    private String slug() {
        return in(ERLENGRUND, () -> merchants.get(merchant)).slug();
    }

    private static String html(WebTestClient browser, String path) {
        return browser.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
