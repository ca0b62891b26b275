package marketplace.finding.web;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;

import java.util.UUID;
import marketplace.CoreTest;
import marketplace.catalog.EditListing;
import marketplace.merchants.Stall;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** While search rests: PostgreSQL answers in the same shape. */
class SearchApiTest extends CoreTest {
    @Autowired
    private Stall stall;

    @Autowired
    private EditListing edit;

    private String word;
    private String name;
    private MerchantId merchant;

    @BeforeEach
    void a_bakery_with_two_loaves() {
        word = "Kruste" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        name = "Bäckerei " + word;
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), name, WEIDENBACH.code());
        show(word + " klein", 2_50);
        show(word + " groß", 4_80);
    }

    @Test
    void words_find_listings_and_the_shop_of_that_name() {
        search(ERLENGRUND, "q=" + word)
                .jsonPath("$.resting")
                .isEqualTo(true)
                .jsonPath("$.total")
                .isEqualTo(2)
                .jsonPath("$.listings[0].merchant")
                .isEqualTo(merchant.toString())
                .jsonPath("$.shops['%s'].name".formatted(merchant))
                .isEqualTo(name);
        search(ERLENGRUND, "q=" + name).jsonPath("$.merchants[0].id").isEqualTo(merchant.toString());
    }

    @Test
    void category_price_kind_and_merchant_narrow_it() {
        search(ERLENGRUND, "q=%s&category=food.bread&priceTo=300".formatted(word))
                .jsonPath("$.total")
                .isEqualTo(1)
                .jsonPath("$.listings[0].priceFromCents")
                .isEqualTo(250);
        search(ERLENGRUND, "q=%s&category=media".formatted(word))
                .jsonPath("$.total")
                .isEqualTo(0);
        search(ERLENGRUND, "q=%s&kind=service".formatted(word))
                .jsonPath("$.total")
                .isEqualTo(0);
        search(ERLENGRUND, "q=%s&merchant=%s".formatted(word, MerchantId.fresh()))
                .jsonPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void a_page_after_the_last_is_empty_and_the_first_says_how_many_there_are() {
        search(ERLENGRUND, "q=" + word)
                .jsonPath("$.pages")
                .isEqualTo(1)
                .jsonPath("$.page")
                .isEqualTo(1);
        search(ERLENGRUND, "q=%s&page=2".formatted(word)).jsonPath("$.listings").isEmpty();
    }

    @Test
    void another_county_finds_nothing() {
        search(HOHENFELS, "q=" + word)
                .jsonPath("$.total")
                .isEqualTo(0)
                .jsonPath("$.merchants")
                .isEmpty();
    }

    @Test
    void a_place_tells_how_far_it_is() {
        search(ERLENGRUND, "place=weidenbach&q=" + word)
                .jsonPath("$.shops['%s'].metres".formatted(merchant))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=11", "priceFrom=x", "way=drone", "sort=near", "lat=1", "lat=91&lon=0", "kind=idea"})
    void a_question_that_cannot_be_asked_is_a_problem(String query) {
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/search?" + query)
                .exchange()
                .expectStatus()
                .is4xxClientError()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/question-invalid");
    }

    @Test
    void an_unknown_place_is_absent() {
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/search?place=eckstadt")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void suggestions_know_the_kinds_of_goods_even_while_search_rests() {
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/suggestions?q=Bröt")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.suggestions[0].id")
                .isEqualTo("food.bread.rolls");
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/suggestions")
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    private BodyContentSpec search(CountyCode county, String query) {
        return stranger(county)
                .get()
                .uri("/api/v1/search?" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private void show(String title, long cents) {
        var bread = aListing().called(title).in750Grams(cents).details();
        as(staffOf(ERLENGRUND, merchant), edit.draft(merchant, bread).flatMap(drafted -> edit.publish(drafted.id())));
    }
}
