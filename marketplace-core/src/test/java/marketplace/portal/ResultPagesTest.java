package marketplace.portal;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marketplace.catalog.EditListing;
import marketplace.finding.SearchDouble;
import marketplace.finding.SearchTest;
import marketplace.merchants.Stall;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class ResultPagesTest extends SearchTest {
    @Autowired
    private Stall stall;

    @Autowired
    private EditListing edit;

    @Test
    void everything_that_was_chosen_is_asked() {
        html(
                atHome(),
                "/suche?q=Weck&category=food.bread&diet=vegan&diet=organic&price=500-999&way=delivery&radius=10"
                        + "&openNow=true&sort=near&page=2");

        assertThat(SEARCH.asked())
                .containsEntry("county", List.of(ERLENGRUND.value()))
                .containsEntry("place", List.of("weidenbach"))
                .containsEntry("category", List.of("food.bread"))
                .containsEntry("diet", List.of("vegan", "organic"))
                .containsEntry("priceFrom", List.of("500"))
                .containsEntry("priceTo", List.of("999"))
                .containsEntry("way", List.of("delivery"))
                .containsEntry("radius", List.of("10"))
                .containsEntry("openNow", List.of("true"))
                .containsEntry("sort", List.of("near"))
                .containsEntry("page", List.of("2"));
    }

    @Test
    void a_card_says_how_it_comes_what_it_costs_and_why_it_stands_there() {
        var html = html(atHome(), "/suche?q=Weck");

        assertThat(html)
                .contains("Ein Angebot für „Weck“", "„Weck“ heißt in den Läden auch Brötchen, Semmel")
                .contains("zu Ihnen", "Wagen in Ihrem Ort", "10,00")
                .contains("„Weck“ heißt hier „Brötchen“", "Nur 1,2\u00a0km von Ihnen")
                .contains("/laden/baeckerei-kern", "Dinkel<mark>brötchen</mark>");
    }

    @Test
    void in_the_simple_view_each_result_is_one_big_way_on_with_its_price() {
        var html = html(atHome(), "/~simple/suche?q=Weck");

        assertThat(html)
                .contains("Ein Angebot für „Weck“", "class=\"choice\" href=\"/~simple/angebot/", "10,00", "zu Ihnen")
                .contains("href=\"tel:", "/~simple/sortierung")
                .doesNotContain("id=\"eingrenzen\"", "name=\"sort\"", "ansicht=karte", "name=\"variant\"");
    }

    @Test
    void the_simple_view_asks_first_what_she_wants_to_do_and_then_what_she_looks_for() {
        assertThat(html(atHome(), "/~simple/"))
                .contains("Was möchten Sie tun?", "class=\"choice\" href=\"/~simple/suche\"", "Normale Ansicht")
                .doesNotContain("name=\"q\"", "class=\"cards\"");
        assertThat(html(atHome(), "/~simple/suche"))
                .contains("<h1>Was suchen Sie?</h1>", "name=\"q\"", "/~simple/suche?category=food.bread")
                .doesNotContain("class=\"choice\"");
    }

    @Test
    void filters_show_only_what_leaves_something_and_what_is_chosen() {
        var html = html(atHome(), "/suche?q=Weck&diet=halal");

        assertThat(html)
                .contains("value=\"vegan\"", "value=\"0-499\"", "value=\"van\"", "name=\"radius\"")
                .contains("id=\"f-diet-halal\" type=\"checkbox\" name=\"diet\" value=\"halal\" checked")
                .doesNotContain("value=\"kosher\"", "value=\"500-999\"", "value=\"point\"");
    }

    @Test
    void a_distance_with_no_shop_and_open_now_where_all_are_closed_are_not_offered() {
        SEARCH.say(SearchDouble.golden("ask.json")
                .replace("{\"value\": \"5\", \"count\": 1}, ", "")
                .replace("\"open\": [{\"value\": \"true\", \"count\": 1}]", "\"open\": []"));

        assertThat(html(atHome(), "/suche?q=Weck"))
                .contains("name=\"radius\" value=\"10\"")
                .doesNotContain("name=\"radius\" value=\"5\"", "name=\"openNow\"");
        assertThat(html(atHome(), "/suche?q=Weck&radius=5&openNow=true"))
                .contains("name=\"radius\" value=\"5\"", "name=\"openNow\"");
    }

    @Test
    void a_result_says_in_its_link_where_it_stood_and_the_popular_why() {
        SEARCH.say(SearchDouble.golden("ask.json")
                .replace("{\"code\": \"near\"}", "{\"code\": \"popular\", \"word\": \"Weidenbach\"}"));

        assertThat(html(atHome(), "/suche?q=Weck"))
                .contains("/angebot/0198f0a0-0000-7000-8000-00000000a001?platz=1")
                .contains("In Weidenbach oft geöffnet und gekauft");
        assertThat(html(atHome(), "/")).doesNotContain("platz=");
    }

    @Test
    void a_changed_filter_gets_the_answer_alone() {
        var part = atHome().get()
                .uri("/suche?q=Weck")
                .header("HX-Request", "true")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(part).contains("id=\"treffer\"").doesNotContain("<!doctype");
    }

    @Test
    void shops_stand_on_a_map_of_our_own() {
        assertThat(html(atHome(), "/suche?q=Weck&ansicht=karte"))
                .contains("<figure", "Bäckerei Kern", "Als Liste zeigen")
                .doesNotContain("tile");
    }

    @Test
    void whoever_looks_at_the_map_stays_there_when_she_sorts_or_chooses() {
        var carried = "name=\"ansicht\" value=\"karte\"";

        assertThat(html(atHome(), "/suche?q=Weck&ansicht=karte").split(carried, -1))
                .hasSize(3);
        assertThat(html(atHome(), "/suche?q=Weck")).doesNotContain(carried);
    }

    @Test
    void nothing_found_leads_to_a_person_or_to_fewer_filters() {
        SEARCH.say("{\"total\":0,\"page\":1,\"pages\":1}");

        assertThat(html(stranger(ERLENGRUND), "/suche?q=Schuster"))
                .contains("„Schuster“ gibt es hier noch nicht", "tel:");
        assertThat(html(stranger(ERLENGRUND), "/suche?q=Brot&diet=vegan"))
                .contains("Alle Filter lösen", "href=\"/suche?q=Brot\"");
    }

    @Test
    void a_shop_that_is_not_with_us_says_so_and_where_we_know_it_from() {
        SEARCH.say(SearchDouble.golden("ask.json").replace("\"claimed\": true", "\"claimed\": false"));

        assertThat(html(atHome(), "/suche?q=Weck")).contains("noch nicht dabei", "© OpenStreetMap");
    }

    @Test
    void a_resting_search_is_told() {
        SEARCH.say("no answer at all");

        assertThat(html(stranger(ERLENGRUND), "/suche?q=Weck")).contains("Die große Suche ruht gerade");
    }

    @Test
    void suggestions_lead_to_words_kinds_shops_and_places() {
        var html = html(stranger(ERLENGRUND), "/suche/vorschlaege?q=br");

        assertThat(html)
                .contains("/suche?q=Dinkelbr%C3%B6tchen", "Dinkel<mark>br</mark>ötchen", "data-text=\"Dinkelbrötchen\"")
                .contains("/suche?category=food.bread", "/laden/baeckerei-kern", "/suche?q=Weidenbach");
    }

    @Test
    void the_main_parameters_are_told_in_both_languages_and_linked_from_the_answer() {
        assertThat(html(stranger(ERLENGRUND), "/sortierung"))
                .contains("Kein Betrieb kann sich einen besseren Platz kaufen");
        assertThat(html(stranger(ERLENGRUND), "/en/sortierung")).contains("No business can buy a better place");
        assertThat(html(stranger(ERLENGRUND), "/suche?q=Weck")).contains("href=\"/sortierung\"");
    }

    @Test
    void the_front_shows_where_you_live_what_is_new_and_every_kind_of_goods() {
        var nowhere = html(stranger(ERLENGRUND), "/");
        var weidenbach = html(atHome(), "/");

        assertThat(nowhere).contains("Wo wohnen Sie?", "Dinkelbrötchen", "/suche?category=food.bread");
        assertThat(weidenbach).contains("class=\"sign\"", "Weidenbach", "class=\"week\"");
        assertThat(html(stranger(ERLENGRUND), "/en/")).contains("Where do you live?", "Bread and pastry");
    }

    @Test
    void what_is_similar_leaves_the_listing_itself_out() {
        var merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        var loaf = as(
                staffOf(ERLENGRUND, merchant),
                edit.draft(merchant, aListing().details()).flatMap(drafted -> edit.publish(drafted.id())));
        SEARCH.say(SearchDouble.golden("ask.json")
                .replace("0198f0a0-0000-7000-8000-00000000a001", loaf.id().toString()));
        var alone = html(stranger(ERLENGRUND), "/angebot/" + loaf.id() + "/aehnliche");
        SEARCH.sayTheGolden();
        var others = html(stranger(ERLENGRUND), "/angebot/" + loaf.id() + "/aehnliche");

        assertThat(SEARCH.asked())
                .containsEntry("category", List.of("food.bread"))
                .containsEntry("facets", List.of("none"));
        assertThat(alone).doesNotContain("Dinkelbrötchen");
        assertThat(others).contains("Dinkelbrötchen");
        stranger(HOHENFELS)
                .get()
                .uri("/angebot/" + loaf.id() + "/aehnliche")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private WebTestClient atHome() {
        return stranger(ERLENGRUND).mutate().defaultCookie("ort", "weidenbach").build();
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
