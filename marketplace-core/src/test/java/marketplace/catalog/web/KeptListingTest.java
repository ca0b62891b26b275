package marketplace.catalog.web;

import static marketplace.merchants.MerchantFixture.profile;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import marketplace.catalog.HideListing;
import marketplace.catalog.SetStock;
import marketplace.catalog.Supply;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.SuspendMerchant;
import marketplace.reviews.BoughtTest;
import marketplace.reviews.Rating;
import marketplace.shared.ListingId;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The page of a listing is kept for guests, and whatever changes shows on it at once. */
class KeptListingTest extends BoughtTest {
    private static final int QUERIES_OF_A_KEPT_PAGE = 3;

    @Autowired
    private SetStock setStock;

    @Autowired
    private HideListing hide;

    @Autowired
    private EditMerchant editMerchant;

    @Autowired
    private SuspendMerchant suspend;

    @Autowired
    private MeterRegistry meters;

    private VariantId bread;
    private ListingId listing;

    @BeforeEach
    void seen_by_somebody() {
        bread = selling(kern, 4_80, 50);
        listing = in(ERLENGRUND, () -> variants.of(List.of(bread))).getFirst().listing();
        assertThat(page()).contains("4,80");
    }

    @Test
    void a_page_that_was_seen_is_the_same_and_asks_little_for_the_next() {
        var first = page();
        var before = queries();

        assertThat(page()).isEqualTo(first);

        assertThat(queries() - before).isLessThanOrEqualTo(QUERIES_OF_A_KEPT_PAGE);
    }

    @Test
    void another_price_shows_at_once() {
        reprice(bread, 3_95);

        assertThat(page()).contains("3,95").doesNotContain("4,80");
    }

    @Test
    void the_last_one_sold_and_another_light_show_at_once() {
        assertThat(page()).contains("name=\"pieces\"");

        stocked(new Supply.Counted(0));
        assertThat(page()).doesNotContain("name=\"pieces\"");
        stocked(Supply.Light.GREEN);
        var green = page();
        stocked(Supply.Light.YELLOW);

        assertThat(page()).contains("name=\"pieces\"").isNotEqualTo(green);
    }

    @Test
    void another_name_of_the_shop_shows_at_once() {
        as(staffOf(ERLENGRUND, kern), editMerchant.profile(kern, profile("Kerns Backstube", WEIDENBACH.code())));

        assertThat(page()).contains("Kerns Backstube");
    }

    @Test
    void what_is_hidden_is_gone_at_once() {
        in(ERLENGRUND, () -> hide.with(listing, "Verboten"));

        gone();
    }

    @Test
    void what_a_suspended_shop_sold_is_gone_at_once() {
        in(ERLENGRUND, () -> suspend.with(kern, "Steueramt"));

        gone();
    }

    @Test
    void a_review_and_its_other_words_show_at_once() {
        var order = received(household(), bread);

        says(order, new Rating(4, "Gute Kruste.", false, Map.of(listing, 4)));
        assertThat(page()).contains("Gute Kruste.");
        says(order, new Rating(4, "Sehr gute Krume.", false, Map.of(listing, 4)));

        assertThat(page()).contains("Sehr gute Krume.").doesNotContain("Gute Kruste.");
    }

    @Test
    void nobody_sees_what_was_kept_for_another_place_or_language_or_somebody_known() {
        var atHome =
                stranger(ERLENGRUND).mutate().defaultCookie("ort", "weidenbach").build();
        var known = person(ERLENGRUND).browser();

        assertThat(page(atHome, "")).contains("Abholen in Weidenbach: 50");
        assertThat(page()).doesNotContain("Abholen in Weidenbach: 50");
        assertThat(page(stranger(ERLENGRUND), "/en")).contains("lang=\"en\"");
        assertThat(page(known, "")).contains("name=\"csrf\"");
        assertThat(page()).doesNotContain("name=\"csrf\"").contains("lang=\"de\"");
    }

    private void stocked(Supply supply) {
        as(staffOf(ERLENGRUND, kern), setStock.with(listing, bread, supply).thenReturn(true));
    }

    private long queries() {
        return meters.find("sql").timers().stream().mapToLong(Timer::count).sum();
    }

    private void gone() {
        stranger(ERLENGRUND)
                .get()
                .uri("/angebot/" + listing)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private String page() {
        return page(stranger(ERLENGRUND), "");
    }

    private String page(WebTestClient browser, String language) {
        return browser.get()
                .uri(language + "/angebot/" + listing)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
