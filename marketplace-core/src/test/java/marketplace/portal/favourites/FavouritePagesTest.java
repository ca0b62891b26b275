package marketplace.portal.favourites;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.checkout.MarketTest;
import marketplace.merchants.Merchants;
import marketplace.shared.ListingId;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** What a resident keeps to find it again: over pages, without a script and with one, and over the API. */
class FavouritePagesTest extends MarketTest {
    private static final String LIST = "/merkliste";
    private static final String API = "/api/v1/me/favourites";

    @Autowired
    private Merchants merchants;

    private Person vera;
    private VariantId bread;
    private ListingId listing;

    @BeforeEach
    void a_resident_and_a_loaf_of_bread() {
        vera = person(ERLENGRUND);
        bread = selling(kern, listing -> listing.called("Dinkelkruste").at(480, 5));
        listing = in(ERLENGRUND, () -> variants.of(List.of(bread))).getFirst().listing();
    }

    @Test
    void a_listing_is_kept_where_it_is_seen_and_found_again_with_its_price() {
        assertThat(html(vera.browser(), LIST)).contains("Noch nichts gemerkt");
        assertThat(html(vera.browser(), path()))
                .contains("action=\"/merkliste\"", "Merken")
                .doesNotContain("Gemerkt");

        var back = led(send(vera, LIST, Map.of("angebot", listing.toString(), "zu", path())));

        assertThat(back).isEqualTo(path());
        assertThat(html(vera.browser(), path())).contains("Gemerkt");
        assertThat(html(vera.browser(), LIST))
                .contains("Dinkelkruste", "4,80", "Bäckerei Kern", "value=\"" + bread + "\"");
        assertThat(html(person(ERLENGRUND).browser(), LIST)).contains("Noch nichts gemerkt");
    }

    @Test
    void a_shop_is_kept_and_both_are_taken_off_again() {
        var slug = in(ERLENGRUND, () -> merchants.get(kern)).slug();
        led(send(vera, LIST, Map.of("laden", kern.toString())));
        led(send(vera, LIST, Map.of("angebot", listing.toString())));
        assertThat(html(vera.browser(), LIST)).contains("href=\"/laden/" + slug + "\"", "Dinkelkruste");
        assertThat(html(vera.browser(), "/laden/" + slug)).contains("Gemerkt");

        led(send(vera, LIST, Map.of("weg", kern.toString(), "laden", kern.toString())));
        led(send(vera, LIST, Map.of("weg", listing.toString(), "angebot", listing.toString())));

        assertThat(html(vera.browser(), LIST)).contains("Noch nichts gemerkt");
    }

    @Test
    void what_costs_something_else_now_is_sold_out_or_gone_is_shown_as_it_is() {
        led(send(vera, LIST, Map.of("angebot", listing.toString())));
        reprice(bread, 520);
        assertThat(html(vera.browser(), LIST)).contains("5,20").doesNotContain("4,80");

        as(staffOf(ERLENGRUND, kern), editListing.pause(listing));

        assertThat(html(vera.browser(), LIST))
                .contains("Gerade nicht auf dem Markt", "Dinkelkruste")
                .doesNotContain("5,20");
        get(vera.program(), API).jsonPath("$.favourites[0].shown").isEqualTo(false);
    }

    @Test
    void who_is_not_signed_in_is_led_there_and_back() {
        assertThat(html(stranger(ERLENGRUND), path()))
                .contains("/oauth2/authorization/pages?next=%2Fangebot%2F" + listing, "dafür anmelden");
        stranger(ERLENGRUND)
                .get()
                .uri(LIST)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void with_a_script_the_heart_alone_comes_back() {
        var part = vera.browser()
                .post()
                .uri(LIST)
                .header("HX-Request", "true")
                .body(BodyInserters.fromFormData("csrf", vera.csrf())
                        .with("angebot", listing.toString())
                        .with("small", "true"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(part).contains("name=\"weg\"", "keep--small", "Dinkelkruste").doesNotContain("<html");
    }

    @Test
    void nothing_from_elsewhere_is_gone_back_to() {
        assertThat(led(send(vera, LIST, Map.of("angebot", listing.toString(), "zu", "https://example.org/"))))
                .isEqualTo(LIST);
    }

    @Test
    void a_program_keeps_lists_and_drops() {
        vera.program()
                .put()
                .uri(API + "/listings/" + listing)
                .exchange()
                .expectStatus()
                .isNoContent();
        vera.program()
                .put()
                .uri(API + "/listings/" + listing)
                .exchange()
                .expectStatus()
                .isNoContent();
        vera.program()
                .put()
                .uri(API + "/shops/" + rau)
                .exchange()
                .expectStatus()
                .isNoContent();
        vera.program()
                .put()
                .uri(API + "/listings/" + ListingId.fresh())
                .exchange()
                .expectStatus()
                .isNotFound();

        get(vera.program(), API)
                .jsonPath("$.favourites.length()")
                .isEqualTo(2)
                .jsonPath("$.favourites[1].fromCents")
                .isEqualTo(480);
        vera.program()
                .delete()
                .uri(API + "/shops/" + rau)
                .exchange()
                .expectStatus()
                .isNoContent();
        get(vera.program(), API).jsonPath("$.favourites.length()").isEqualTo(1);
    }

    @Test
    void at_most_two_hundred_are_kept_and_that_is_said() {
        owner("""
            set app.county = '99001';
            insert into favourites.favourite (county, account, thing, kind, name, kept_at)
            select '99001', '%s', gen_random_uuid(), 'LISTING', 'Altes', now() from generate_series(1, 200)
            """.formatted(vera.account()));

        vera.program()
                .put()
                .uri(API + "/listings/" + listing)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/favourites-full");
    }

    private String path() {
        return "/angebot/" + listing;
    }

    private static WebTestClient.BodyContentSpec get(WebTestClient client, String path) {
        return client.get().uri(path).exchange().expectStatus().isOk().expectBody();
    }
}
