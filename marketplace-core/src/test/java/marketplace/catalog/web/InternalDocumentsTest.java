package marketplace.catalog.web;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import marketplace.CoreTest;
import marketplace.TestTokens;
import marketplace.catalog.EditListing;
import marketplace.catalog.Listing;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.OpeningHours.Span;
import marketplace.merchants.Stall;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What search asks, held against the documents search was built on. */
class InternalDocumentsTest extends CoreTest {
    private static final String SEARCH = TestTokens.of("search", "feed:read");
    private static final Path CONTRACT =
            Path.of(System.getProperty("kreismarkt.root"), "search/src/test/resources/contract");

    @Autowired
    private Stall stall;

    @Autowired
    private EditListing edit;

    @Autowired
    private EditMerchant editMerchant;

    @Autowired
    private JsonMapper json;

    private MerchantId merchant;

    @BeforeEach
    void a_bakery() {
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
    }

    @Test
    void a_listing_has_the_fields_search_expects() throws IOException {
        var shown = shown();

        var document = ask("/internal/listings?county=99001&ids=" + shown.id())
                .get("listings")
                .get(0);

        assertThat(fieldsOf(golden("internal.listings.json").get("listings").get(0)))
                .containsAll(fieldsOf(document));
        assertThat(document.get("categoryPath").toString()).isEqualTo("[\"food\",\"food.bread\",\"food.bread.loaf\"]");
        assertThat(document.get("variants").get(0).get("priceCents").asLong()).isEqualTo(480);
        assertThat(document.get("allergens").toString()).isEqualTo("[\"gluten\"]");
        assertThat(document.get("available").asBoolean()).isTrue();
        assertThat(document.get("art").asString()).isEqualTo("bread");
    }

    @Test
    void a_merchant_has_the_fields_search_expects_and_her_holidays() throws IOException {
        var friday = new Span(DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(18, 0));
        var hours = new OpeningHours(List.of(friday), List.of(), Holidays.CLOSED);
        as(staffOf(ERLENGRUND, merchant), editMerchant.hours(merchant, hours));

        var document = ask("/internal/merchants?county=99001&ids=" + merchant)
                .get("merchants")
                .get(0);

        assertThat(fieldsOf(golden("internal.merchants.json").get("merchants").get(0)))
                .isEqualTo(fieldsOf(document));
        assertThat(document.get("state").asString()).isEqualTo("approved");
        assertThat(document.get("hours").get("weekly").get(0).toString())
                .isEqualTo("{\"day\":5,\"from\":\"09:00:00\",\"to\":\"18:00:00\"}");
        assertThat(document.get("hours").get("exceptions"))
                .as("Good Friday is one")
                .anySatisfy(day -> assertThat(day.has("from")).isFalse());
    }

    @Test
    void all_published_listings_are_read_page_by_page() {
        IntStream.range(0, 3).forEach(_ -> shown());
        var seen = new TreeSet<String>();

        var page = ask("/internal/listings?county=99001&limit=2");
        for (;
                page.has("next");
                page = ask("/internal/listings?county=99001&limit=2&after="
                        + page.get("next").asString())) {
            page.get("listings")
                    .forEach(one ->
                            assertThat(seen.add(one.get("id").asString())).isTrue());
        }

        assertThat(seen.size() + page.get("listings").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void another_county_and_a_stranger_read_nothing() {
        var shown = shown();

        assertThat(ask("/internal/listings?county=99002&ids=" + shown.id()).get("listings"))
                .isEmpty();
        stranger(ERLENGRUND)
                .get()
                .uri("/internal/listings?county=99001&limit=2")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        stranger(ERLENGRUND)
                .get()
                .uri("/internal/merchants?county=99001&limit=2")
                .headers(headers -> headers.setBearerAuth(TestTokens.of("vera", "openid")))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private Listing shown() {
        return as(
                staffOf(ERLENGRUND, merchant),
                edit.draft(merchant, aListing().at(4_80, 3).details()).flatMap(drafted -> edit.publish(drafted.id())));
    }

    private JsonNode ask(String path) {
        var answer = stranger(CountyCode.of("99001"))
                .get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(SEARCH))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(answer);
    }

    private JsonNode golden(String name) throws IOException {
        return json.readTree(Files.readString(CONTRACT.resolve(name)));
    }

    private static Set<String> fieldsOf(JsonNode object) {
        return new TreeSet<>(StreamSupport.stream(object.propertyNames().spliterator(), false)
                .toList());
    }
}
