package marketplace.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.StatusAssertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the service answers to questions, and what becomes of news. */
class SearchServiceTest extends ServiceTest {
    private static final String ADDED = "0198f0a0-0000-7000-8000-00000000b003";
    /** On either side of ours, in whichever order they are learnt. */
    private static final List<String> BROKEN = List.of("00001", "50000", "99990", "99997", "99998");

    @Test
    void news_is_found_by_a_regional_word_and_the_answer_has_the_agreed_form() {
        var answer =
                until("q=Weck&place=Weidenbach", found -> found.get("total").asInt() == 1);

        var golden = CoreOnLoopback.golden("ask.json");
        assertThat(answer.propertyNames()).containsExactlyInAnyOrderElementsOf(golden.propertyNames());
        var hit = answer.get("listings").get(0);
        assertThat(hit.get("id").asString()).isEqualTo(ROLLS);
        assertThat(hit.get("card").get("slug").asString()).isEqualTo("dinkelbroetchen");
        assertThat(hit.get("why").get(0).toString())
                .isEqualTo("{\"code\":\"regional\",\"word\":\"Brötchen\",\"for\":\"Weck\"}");
        var shop = answer.get("shops").get(BAKER);
        assertThat(shop.get("name").asString()).isEqualTo("Bäckerei Kern");
        assertThat(shop.get("ways")).hasSize(3);
    }

    @Test
    void a_problem_finds_who_solves_it() {
        var answer = until(
                "q=Mein Rad hat einen Platten", found -> found.get("total").asInt() == 1);

        assertThat(answer.get("listings").get(0).get("id").asString()).isEqualTo(TUBE);
        assertThat(answer.get("groups").get("services").asInt()).isOne();
        assertThat(answer.get("merchants").get(0).get("id").asString()).isEqualTo(CYCLIST);
    }

    @Test
    void a_place_hides_no_service_and_a_way_of_goods_does() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);

        assertThat(ask("q=Schlauch&place=99998").get("total").asInt()).isOne();
        assertThat(ask("q=Schlauch&place=99998&way=delivery").get("total").asInt())
                .isZero();
    }

    @Test
    void no_way_is_offered_that_leads_to_nothing() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);

        for (var question :
                List.of("q=Schlauch&lat=54.3&lon=10.1", "q=Schlauch&place=99998", "q=Weck&place=Weidenbach")) {
            for (var way : ask(question).get("facets").get("way")) {
                assertThat(ask(question + "&way=" + way.get("value").asString())
                                .get("total")
                                .asLong())
                        .as("%s by %s", question, way)
                        .isPositive();
            }
        }
    }

    @Test
    void how_far_a_near_shop_is_stands_in_metres_for_the_page_to_write() {
        var answer = until(
                "q=Dinkelbrötchen&place=Weidenbach", found -> found.get("total").asInt() == 1);

        assertThat(answer.get("listings").get(0).get("why").valueStream())
                .anySatisfy(why -> assertThat(why.toString()).isEqualTo("{\"code\":\"near\"}"));
        assertThat(answer.get("shops").get(BAKER).get("metres").asLong()).isNotNegative();
    }

    @Test
    void what_is_popular_in_a_place_says_so_there_and_nowhere_else() {
        until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 1);
        CORE.say("popularity.popular-changed", PLACE, 4);

        var answer = until("q=Dinkelbrötchen&place=Weidenbach", SearchServiceTest::isPopular);

        assertThat(answer.get("listings").get(0).get("why").toString())
                .contains("{\"code\":\"popular\",\"word\":\"Weidenbach\"}");
        assertThat(isPopular(ask("q=Dinkelbrötchen&place=Weidenbach&sort=near")))
                .isFalse();
        assertThat(isPopular(ask("q=Dinkelbrötchen"))).isFalse();
    }

    @Test
    void a_line_the_county_adds_acts_at_once_and_is_taken_back_as_fast() {
        until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 1);
        assertThat(ask("q=Knäulchen").get("total").asInt()).isZero();

        lexicon(HttpMethod.PUT, "regional", "Knäulchen = Brötchen").isNoContent();

        until("q=Knäulchen", found -> found.get("total").asInt() == 1);
        assertThat(get("/lexicon?county=99999").toString())
                .isEqualTo("{\"lines\":[{\"kind\":\"regional\",\"line\":\"Knäulchen = Brötchen\"}]}");
        lexicon(HttpMethod.PUT, "regional", "Knäulchen").isEqualTo(422);
        lexicon(HttpMethod.PUT, "wish", "Knäulchen = Brötchen").isEqualTo(422);
        lexicon(HttpMethod.DELETE, "regional", "Knäulchen = Brötchen").isNoContent();
        until("q=Knäulchen", found -> found.get("total").asInt() == 0);
    }

    private StatusAssertions lexicon(HttpMethod method, String kind, String line) {
        return client.method(method)
                .uri("/lexicon?county=99999&kind={kind}&line={line}", kind, line)
                .headers(head -> head.setBearerAuth(CORE.token("search:ask")))
                .exchange()
                .expectStatus();
    }

    private static boolean isPopular(JsonNode found) {
        return found.get("total").asInt() == 1
                && found.get("listings").get(0).get("why").toString().contains("popular");
    }

    @Test
    void a_document_that_cannot_be_read_stops_no_other_county_from_learning() throws SQLException {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);
        inEachOf(BROKEN, "insert into merchants.merchant values ('%s', gen_random_uuid(), 1, '[]')");

        var added = CORE.document("merchants", CYCLIST)
                .put("id", ADDED)
                .put("slug", "tretlager")
                .put("name", "Tretlager")
                .put("trade", "potter");
        added.remove("description");
        CORE.keep("merchants", added);
        CORE.say("merchants.merchant-changed", ADDED, 1);

        until("q=Tretlager", found -> !found.get("merchants").isEmpty());
        CORE.keep("merchants", added.deepCopy().put("state", "suspended").put("version", 99));
        CORE.say("merchants.merchant-changed", ADDED, 99);
        inEachOf(BROKEN, "delete from merchants.merchant where county = '%s'");
    }

    private static void inEachOf(List<String> counties, String statement) throws SQLException {
        try (var connection = DATABASE.owner().connect();
                var sql = connection.createStatement()) {
            for (var county : counties) {
                sql.execute("set app.county = '" + county + "'");
                sql.execute(statement.formatted(county));
            }
        }
    }

    @Test
    void a_hidden_listing_disappears_and_an_older_document_does_not_bring_it_back() {
        until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 1);
        var hidden = CORE.document("listings", ROLLS).put("state", "hidden").put("version", 8);

        CORE.keep("listings", hidden);
        CORE.say("catalog.listing-changed", ROLLS, 8);
        until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 0);
        CORE.keep("listings", hidden.deepCopy().put("state", "published").put("version", 7));
        CORE.say("catalog.listing-changed", ROLLS, 7);
        CORE.keep("listings", (ObjectNode) JSON.readTree(hidden.toString()
                .replace(ROLLS, ROLLS.replace("a001", "a009"))
                .replace("hidden", "published")
                .replace("Dinkelbrötchen", "Zimtwaffel")));
        CORE.say("catalog.listing-changed", ROLLS.replace("a001", "a009"), 8);
        until("q=Zimtwaffel", found -> found.get("total").asInt() == 1);

        assertThat(ask("q=Dinkelbrötchen").get("total").asInt()).isZero();
        CORE.keep("listings", hidden.deepCopy().put("state", "published").put("version", 9));
        CORE.say("catalog.listing-changed", ROLLS, 9);
        until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 1);
    }

    @Test
    void the_second_page_of_similar_listings_goes_on_where_the_first_ended() {
        until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 1);
        var ids = IntStream.range(0, 30)
                .mapToObj("0198f0a0-0000-7000-8000-0000000007%02d"::formatted)
                .toList();
        try {
            ids.forEach(this::sayJelly);
            var words = "q=Quittengelee Wacholder Zaunkönig";

            var first = until(words, found -> found.get("total").asInt() == 30);
            var second = ask(words + "&page=2");

            assertThat(first.get("step").asString()).isEqualTo("similar");
            assertThat(second.get("listings"))
                    .hasSize(30 - first.get("listings").size())
                    .isNotEmpty();
        } finally {
            ids.forEach(this::hide);
            until("q=Quittengelee", found -> found.get("total").asInt() == 0);
        }
    }

    private void sayJelly(String id) {
        var jelly = CORE.document("listings", TUBE)
                .put("id", id)
                .put("title", "Quittengelee Wacholder")
                .put("kind", "product");
        CORE.keep("listings", jelly);
        CORE.say("catalog.listing-changed", id, 3);
    }

    private void hide(String id) {
        CORE.keep(
                "listings", CORE.document("listings", id).put("state", "hidden").put("version", 8));
        CORE.say("catalog.listing-changed", id, 8);
    }

    @Test
    void a_suspended_merchants_listings_disappear() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);

        CORE.keep(
                "merchants",
                CORE.document("merchants", CYCLIST).put("state", "suspended").put("version", 5));
        CORE.say("merchants.merchant-changed", CYCLIST, 5);
        until("q=Schlauch", found -> found.get("total").asInt() == 0);

        CORE.keep(
                "merchants",
                CORE.document("merchants", CYCLIST).put("state", "approved").put("version", 6));
        CORE.say("merchants.merchant-changed", CYCLIST, 6);
        until("q=Schlauch", found -> found.get("total").asInt() == 1);
    }

    @Test
    void suggestions_come_from_titles_merchants_and_places() {
        until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 1);

        assertThat(get("/suggest?county=99999&q=dinkelb").toString()).contains("Dinkelbrötchen");
        assertThat(get("/suggest?county=99999&q=kern").toString()).contains("Bäckerei Kern");
        assertThat(get("/suggest?county=99999&q=weid").toString()).contains("Weidenbach");
    }

    @Test
    void whoever_wants_the_listings_alone_has_nothing_counted_beside_them() {
        var all = until("q=Dinkelbrötchen", found -> found.get("total").asInt() == 1);
        var alone = ask("q=Dinkelbrötchen&facets=none");

        assertThat(all.at("/facets/category")).isNotEmpty();
        assertThat(alone.at("/facets/category")).isEmpty();
        assertThat(alone.get("listings")).isEqualTo(all.get("listings"));
    }

    @Test
    void strangers_and_questions_out_of_bounds_are_refused() {
        client.get().uri("/ask?county=99999&q=Brot").exchange().expectStatus().isUnauthorized();
        client.get()
                .uri("/ask?county=99999&q=Brot")
                .headers(head -> head.setBearerAuth(CORE.token("feed:read")))
                .exchange()
                .expectStatus()
                .isForbidden();
        until("q=Dinkelbrötchen", found -> true);

        refused("county=99999&page=11", 422, "/problems/question-invalid");
        refused("county=99999&page=9999999999", 422, "/problems/question-invalid");
        refused("county=99999&place=Weidenbach&radius=9999999999", 422, "/problems/question-invalid");
        refused("county=99999&sort=near", 422, "/problems/question-invalid");
        refused("county=99999&facets=some", 422, "/problems/question-invalid");
        refused("county=99999&priceFrom=x", 422, "/problems/question-invalid");
        refused("county=99999&place=Nirgendwo", 422, "/problems/question-invalid");
        refused("county=1", 422, "/problems/question-invalid");
        refused("county=99998&q=Brot", 404, "/problems/county-unknown");
    }

    private void refused(String query, int status, String type) {
        client.get()
                .uri("/ask?" + query)
                .headers(head -> head.setBearerAuth(CORE.token("search:ask")))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(type);
    }
}
