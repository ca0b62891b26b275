package marketplace.finding;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import marketplace.AllNews;
import marketplace.catalog.EditListing;
import marketplace.finding.news.Followed;
import marketplace.finding.news.Opened;
import marketplace.merchants.Stall;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.shared.ListingId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is learnt of people who open what they found, and what is not. */
class FollowingTest extends SearchTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    @Autowired
    private Stall stall;

    @Autowired
    private EditListing edit;

    @Autowired
    private AskedRunner asked;

    @Autowired
    private Feed feed;

    /** Of this test alone; letters only, so that it may be told. */
    private final String words =
            "suppe " + UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("x");

    private ListingId listing;

    @BeforeEach
    void a_listing_and_no_deeds() {
        var merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        listing = as(
                        staffOf(ERLENGRUND, merchant),
                        edit.draft(merchant, aListing().details()).flatMap(drafted -> edit.publish(drafted.id())))
                .id();
    }

    @Test
    void opening_a_result_is_told_with_the_place_and_without_the_person() {
        open(resident("203.0.113.1"), "/angebot/%s?platz=2".formatted(listing));

        assertThat(opened()).singleElement().satisfies(news -> {
            assertThat(news.data().get("devices").asInt()).isOne();
            assertThat(news.data().get("low").asBoolean()).isFalse();
            assertThat(news.place()).isEqualTo("weidenbach");
            assertThat(news.by()).isNull();
            assertThat(news.data().toString()).doesNotContain("203.0.113").doesNotContain(words);
        });
        assertThat(followed())
                .singleElement()
                .satisfies(news -> assertThat(news.data().get("times").asInt()).isOne());
    }

    @Test
    void a_thousand_clicks_of_one_device_are_one() {
        for (var click = 1; click <= 1_000; click++) {
            open(resident("203.0.113.2"), "/angebot/%s?platz=%d".formatted(listing, 1 + click % 200));
        }

        assertThat(opened())
                .singleElement()
                .satisfies(
                        news -> assertThat(news.data().get("devices").asInt()).isOne());
    }

    @Test
    void devices_of_one_household_net_are_one_and_others_are_more() {
        open(resident("2001:db8:1:1::1"), "/angebot/%s?platz=1".formatted(listing));
        open(resident("2001:db8:1:1:ffff::2"), "/angebot/%s?platz=1".formatted(listing));
        open(resident("2001:db8:1:2::1"), "/angebot/%s?platz=1".formatted(listing));

        assertThat(opened())
                .singleElement()
                .satisfies(
                        news -> assertThat(news.data().get("devices").asInt()).isEqualTo(2));
    }

    @Test
    void below_the_third_place_fewer_look() {
        open(resident("203.0.113.3"), "/angebot/%s?platz=4".formatted(listing));

        assertThat(opened())
                .singleElement()
                .satisfies(
                        news -> assertThat(news.data().get("low").asBoolean()).isTrue());
    }

    @Test
    void a_merchants_own_people_and_robots_are_not_counted() {
        var staff = person(
                ERLENGRUND,
                new Grant(
                        Role.MERCHANT_STAFF,
                        stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Korn", WEIDENBACH.code())));

        open(coming(staff.browser(), "203.0.113.4", FIREFOX), "/angebot/%s?platz=1".formatted(listing));
        open(coming(stranger(ERLENGRUND), "203.0.113.5", "Googlebot/2.1"), "/angebot/%s?platz=1".formatted(listing));
        open(
                resident("203.0.113.6")
                        .mutate()
                        .defaultHeader("Sec-Purpose", "prefetch;prerender")
                        .build(),
                "/angebot/%s?platz=1".formatted(listing));

        assertThat(opened()).isEmpty();
        assertThat(followed()).isEmpty();
    }

    @Test
    void who_comes_from_elsewhere_or_without_a_position_opened_no_result() {
        open(resident("203.0.113.7"), "/angebot/" + listing);
        open(
                resident("203.0.113.8")
                        .mutate()
                        .defaultHeaders(headers -> headers.set(HttpHeaders.REFERER, "https://example.org/suche?q=x"))
                        .build(),
                "/angebot/%s?platz=1".formatted(listing));

        assertThat(opened()).isEmpty();
    }

    @Test
    void what_is_not_there_was_not_opened() {
        var nothing = ListingId.of(UUID.randomUUID().toString());

        resident("203.0.113.9")
                .get()
                .uri("/angebot/%s?platz=1".formatted(nothing))
                .exchange()
                .expectStatus()
                .isNotFound();

        asked.tell().block();
        assertThat(told(Opened.class, "listing", nothing.toString())).isEmpty();
        assertThat(followed()).isEmpty();
    }

    private WebTestClient resident(String address) {
        return coming(stranger(ERLENGRUND), address, FIREFOX);
    }

    private WebTestClient coming(WebTestClient client, String address, String agent) {
        return client.mutate()
                .defaultCookie("ort", "weidenbach")
                .defaultHeaders(headers -> {
                    headers.set("X-Forwarded-For", address);
                    headers.set(HttpHeaders.USER_AGENT, agent);
                    headers.set(
                            HttpHeaders.REFERER,
                            "http://%s/suche?q=%s&page=1"
                                    .formatted(headers.getFirst(HttpHeaders.HOST), words.replace(' ', '+')));
                })
                .build();
    }

    private static void open(WebTestClient client, String path) {
        client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();
    }

    private List<Envelope> opened() {
        asked.tell().block();
        return told(Opened.class, "listing", listing.toString());
    }

    private List<Envelope> followed() {
        asked.tell().block();
        return told(Followed.class, "words", words);
    }

    private List<Envelope> told(Class<? extends marketplace.outbox.News> type, String field, String value) {
        return AllNews.of(feed).stream()
                .filter(news -> news.is(type))
                .filter(news -> news.data().get(field).asString().equals(value))
                .toList();
    }
}
