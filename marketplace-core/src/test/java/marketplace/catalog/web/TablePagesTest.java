package marketplace.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import marketplace.CoreTest;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.catalog.csv.Column;
import marketplace.merchants.Stall;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A merchant brings in a table: it is shown, then taken over exactly so, or nothing is. */
class TablePagesTest extends CoreTest {
    private static final String HEADER = "listing;category;title;price;ingredients;allergens;allergens_declared\n";
    private static final String BREAD = "brot;food.bread.loaf;Bauernbrot;5,90;Roggenmehl;gluten;ja\n";
    private static final Pattern TABLE = Pattern.compile("name=\"table\" value=\"([^\"]+)\"");

    @Autowired
    private Stall stall;

    @Autowired
    private Listings listings;

    private MerchantId kern;
    private Person anna;
    private String path;

    @BeforeEach
    void a_bakery() {
        kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        path = "/betrieb/" + kern + "/angebote/tabelle";
    }

    @Test
    void what_a_table_would_do_is_shown_and_done_only_when_she_says_yes() {
        var shown = fine(bring(HEADER + BREAD));
        assertThat(shown).contains("Das würde geschehen", "Ja, so übernehmen");
        assertThat(all()).isEmpty();

        led(send(anna, path + "/uebernehmen", Map.of("table", table(shown))));

        assertThat(all()).hasSize(1).allMatch(Listing::isShown);
        assertThat(fine(bring(HEADER + BREAD))).contains("Alles ist schon so.");
    }

    @Test
    void each_row_that_does_not_fit_is_told_in_german_and_nothing_can_be_taken_over() {
        var wrong =
                mended(bring(HEADER + BREAD + "x;food.nonsense;Zopf;viel;;;\n" + "y;food.bread.loaf;Weck;;;quark;\n"));

        assertThat(wrong)
                .contains("„viel“ passt hier nicht.", "Eines davon ist keines der 14 Allergene: quark")
                .contains("wird nichts übernommen")
                .doesNotContain("Ja, so übernehmen");
        assertThat(all()).isEmpty();
    }

    @Test
    void when_something_changed_since_nothing_is_done_and_it_is_shown_anew() {
        led(send(anna, path + "/uebernehmen", Map.of("table", table(fine(bring(HEADER + BREAD))))));
        var shown = fine(bring(HEADER + BREAD.replace("5,90", "6,40")));
        var listing = all().getFirst();
        led(send(anna, "/betrieb/" + kern + "/angebote/" + listing.id() + "/pausieren", Map.of()));

        var again = mended(send(anna, path + "/uebernehmen", Map.of("table", table(shown))));

        assertThat(again).contains("Es wurde nichts übernommen.", "Ja, so übernehmen");
        assertThat(all().getFirst().details()).isEqualTo(listing.details());
    }

    @Test
    void a_file_that_is_no_table_and_no_file_at_all_are_said_at_the_field() {
        assertThat(mended(bring("nur eine Zeile"))).contains("Die Tabelle hat keine Zeilen.", "href=\"#f-file\"");
        assertThat(mended(bring(null))).contains("Bitte wählen Sie eine Datei.");
    }

    @Test
    void the_pattern_can_be_brought_in_as_it_is_and_what_is_written_out_too() {
        var pattern = file("/muster.csv");
        led(send(anna, path + "/uebernehmen", Map.of("table", table(fine(bring(pattern))))));

        assertThat(all()).hasSize(3);
        assertThat(fine(bring(file("/angebote.csv")))).contains("Alles ist schon so.");
        assertThat(html(anna.browser(), path + "/spalten")).contains(Column.titles());
    }

    @Test
    void nobody_else_brings_takes_or_reads_a_table() {
        var table = table(fine(bring(HEADER + BREAD)));
        var miller = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, MerchantId.fresh()));
        var others = List.of(person(ERLENGRUND), miller, person(HOHENFELS));

        shut(
                stranger(ERLENGRUND),
                others,
                List.of(path, path + "/spalten", path + "/muster.csv", path + "/angebote.csv"),
                List.of(path + "/uebernehmen?table=" + table));
        for (var other : others) {
            bring(other, path, HEADER + BREAD)
                    .expectStatus()
                    .value(status ->
                            assertThat(status).isIn(HttpStatus.FORBIDDEN.value(), HttpStatus.NOT_FOUND.value()));
        }
        assertThat(all()).isEmpty();
    }

    private ResponseSpec bring(String text) {
        return bring(anna, path, text);
    }

    private static ResponseSpec bring(Person person, String path, String text) {
        var form = new MultipartBodyBuilder();
        form.part("file", named(text == null ? "" : text, text == null ? "" : "liste.csv"));
        return person.browser()
                .post()
                .uri(path + "?csrf=" + person.csrf())
                .accept(MediaType.TEXT_HTML)
                .bodyValue(form.build())
                .exchange();
    }

    private static ByteArrayResource named(String text, String name) {
        return new ByteArrayResource(text.getBytes(UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private String file(String name) {
        return String.valueOf(anna.browser()
                .get()
                .uri(path + name)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String fine(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String table(String page) {
        var found = TABLE.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<Listing> all() {
        return in(ERLENGRUND, () -> listings.listOf(kern, null, 100));
    }
}
