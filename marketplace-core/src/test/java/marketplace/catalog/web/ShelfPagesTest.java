package marketplace.catalog.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import marketplace.CoreTest;
import marketplace.catalog.EditListing;
import marketplace.catalog.Image;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.catalog.Supply;
import marketplace.catalog.Variant;
import marketplace.merchants.Stall;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A merchant at her shelf: the list, the form, the pictures. */
class ShelfPagesTest extends CoreTest {
    private static final Map<String, String> BREAD = Map.ofEntries(
            Map.entry("category", "food.bread.loaf"),
            Map.entry("title", "Bauernbrot"),
            Map.entry("price_kind", "unit"),
            Map.entry("0.price", "5,90"),
            Map.entry("0.content_amount", "750"),
            Map.entry("0.content_unit", "g"),
            Map.entry("0.light", "green"),
            Map.entry("ingredients", "ROGGENmehl, Wasser, Salz"),
            Map.entry("allergens", "gluten"),
            Map.entry("allergens_declared", "yes"),
            Map.entry("do", "publish"));

    @Autowired
    private Stall stall;

    @Autowired
    private Listings listings;

    @Autowired
    private EditListing edit;

    private MerchantId kern;
    private Person anna;
    private String shelf;

    @BeforeEach
    void a_bakery() {
        kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        shelf = "/betrieb/" + kern + "/angebote";
    }

    @Test
    void the_category_decides_what_must_be_said_and_the_rest_is_folded() {
        assertThat(html(anna.browser(), shelf)).contains("Noch keine Angebote");
        assertThat(html(anna.browser(), shelf + "/neu"))
                .contains("<optgroup label=\"Lebensmittel\">", "food.bread.loaf");

        var bread = html(anna.browser(), shelf + "/neu?kategorie=food.bread.loaf");
        var joiner = html(anna.browser(), shelf + "/neu?kategorie=craft.shoes");

        assertThat(bread).contains("muss dabeistehen", "id=\"f-ingredients\"", "value=\"gluten\"");
        assertThat(joiner).contains("je Stunde", "auf Anfrage").doesNotContain("f-ingredients", "value=\"gluten\"");
    }

    @Test
    void a_first_listing_is_published_from_one_form_with_its_unit_price_computed() {
        var path = led(send(anna, shelf + "/neu", BREAD));

        assertThat(one(path).isShown()).isTrue();
        assertThat(html(anna.browser(), path)).contains("7,87\u00a0€/kg", "Preise bisher (1)", "So sehen es die Leute");
        assertThat(html(anna.browser(), shelf)).contains("Bauernbrot", "5,90", "gezeigt", "Pausieren");
        assertThat(html(anna.browser(), "/betrieb/" + kern)).doesNotContain("Ihr erstes Angebot");
    }

    @Test
    void what_is_missing_or_does_not_fit_is_said_at_its_field_and_nothing_is_lost() {
        var lacking = new HashMap<>(BREAD);
        lacking.remove("ingredients");
        lacking.put("0.price", "fünf");

        var wrong = mended(send(anna, shelf + "/neu", lacking));
        lacking.put("0.price", "5,90");
        var missing = mended(send(anna, shelf + "/neu", lacking));

        assertThat(wrong).contains("„fünf“ passt hier nicht.", "href=\"#f-0.price\"", "value=\"Bauernbrot\"");
        assertThat(missing).contains("Bitte die Zutaten.", "href=\"#f-ingredients\"");
        assertThat(in(ERLENGRUND, () -> listings.count(kern))).isEmpty();
    }

    @Test
    void a_draft_may_lack_something_and_says_what_when_it_is_to_be_shown() {
        var path = led(send(
                anna,
                shelf + "/neu",
                Map.of(
                        "category",
                        "food.bread.loaf",
                        "title",
                        "Zopf",
                        "price_kind",
                        "unit",
                        "0.light",
                        "red",
                        "do",
                        "draft")));

        assertThat(one(path).state().word()).isEqualTo("draft");
        var back = led(send(anna, path + "/veroeffentlichen", Map.of()));
        assertThat(mended(anna.browser().get().uri(back).exchange()))
                .contains("Bitte einen Preis", "Bitte die Zutaten.");
    }

    @Test
    void a_page_that_says_what_a_draft_lacks_shows_nothing_to_others() {
        var whole = new HashMap<>(BREAD);
        whole.put("do", "draft");
        var path = led(send(anna, shelf + "/neu", whole));

        fine(anna.browser().get().uri(path + "?fehlt=1").exchange());

        assertThat(one(path).state().word()).isEqualTo("draft");
    }

    @Test
    void a_variant_comes_with_a_button_and_keeps_what_was_typed() {
        var more = new HashMap<>(BREAD);
        more.put("do", "more");

        var form = fine(send(anna, shelf + "/neu", more));
        more.putAll(Map.of(
                "do", "publish", "0.variant", "750 g", "1.variant", "1 kg", "1.price", "7,20", "1.light", "green"));
        var path = led(send(anna, shelf + "/neu", more));

        assertThat(form).contains("Ausführung 2", "value=\"5,90\"", "name=\"1.price\"");
        assertThat(one(path).details().variants()).extracting(Variant::name).containsExactly("750 g", "1 kg");
    }

    @Test
    void stock_changes_only_where_she_says_so_since_it_may_be_sold_meanwhile() {
        var counted = new HashMap<>(BREAD);
        counted.putAll(Map.of("0.light", "counted", "0.count", "5"));
        var path = led(send(anna, shelf + "/neu", counted));
        var variant = one(path).details().variants().getFirst();
        counted.putAll(Map.of("0.id", variant.id().toString(), "0.stock_was", "5", "0.price", "6,10"));
        stocked(path, variant, "3");

        led(send(anna, path, counted));
        assertThat(variantOf(path).supply()).isEqualTo(new Supply.Counted(3));
        counted.put("0.count", "9");
        led(send(anna, path, counted));

        assertThat(variantOf(path).supply()).isEqualTo(new Supply.Counted(9));
        assertThat(variantOf(path).price()).isEqualTo(Money.euro(6_10));
    }

    @Test
    void pausing_and_showing_again_are_one_step_each_and_the_list_is_filtered() {
        var path = led(send(anna, shelf + "/neu", BREAD));

        led(send(anna, path + "/pausieren", Map.of()));
        assertThat(html(anna.browser(), shelf + "?stand=paused&q=bauern")).contains("Bauernbrot", "Wieder zeigen");
        assertThat(html(anna.browser(), shelf + "?q=semmel")).contains("Hier ist gerade nichts.");
        led(send(anna, path + "/veroeffentlichen", Map.of()));

        assertThat(one(path).isShown()).isTrue();
    }

    @Test
    void pictures_are_brought_put_in_order_said_in_words_and_taken_away() throws IOException {
        var path = led(send(anna, shelf + "/neu", BREAD)) + "/bilder";

        led(upload(path + "?csrf=" + anna.csrf(), png(30), png(40)));
        var first = imagesOf(path).getFirst();
        var second = imagesOf(path).getLast();
        led(send(anna, path + "/" + second.hash(), Map.of("step", "up")));
        led(send(anna, path + "/" + first.hash(), Map.of("alt", "Ein Laib mit rissiger Kruste")));

        assertThat(imagesOf(path)).extracting(Image::hash).containsExactly(second.hash(), first.hash());
        assertThat(html(anna.browser(), "/angebot/" + idOf(path))).contains("alt=\"Ein Laib mit rissiger Kruste\"");
        led(send(anna, path + "/" + second.hash(), Map.of("step", "remove")));
        assertThat(imagesOf(path)).extracting(Image::hash).containsExactly(first.hash());
    }

    @Test
    void what_is_no_picture_is_refused_at_its_field_and_without_the_token_nothing_is_read() {
        var path = led(send(anna, shelf + "/neu", BREAD)) + "/bilder";

        assertThat(mended(upload(path + "?csrf=" + anna.csrf(), "kein Bild".getBytes())))
                .contains("Das ist kein Bild");
        assertThat(mended(upload(path + "?csrf=" + anna.csrf()))).contains("Das ist kein Bild");

        upload(path, "kein Bild".getBytes()).expectStatus().isForbidden();
    }

    @Test
    void nobody_else_comes_to_the_shelf() {
        var id = as(staffOf(ERLENGRUND, kern), edit.draft(kern, aListing().details()))
                .id();
        var mill = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Mühle", WEIDENBACH.code());
        var miller = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, mill));
        var others = List.of(person(ERLENGRUND), miller, person(HOHENFELS));
        var path = shelf + "/" + id;

        shut(
                stranger(ERLENGRUND),
                others,
                List.of(shelf, shelf + "/neu", path, path + "/bilder"),
                List.of(
                        shelf + "/neu",
                        path,
                        path + "/veroeffentlichen",
                        path + "/pausieren",
                        path + "/bestand",
                        path + "/bilder/" + "0".repeat(64)));
        var sameInHohenfels = person(HOHENFELS, new Grant(Role.MERCHANT_STAFF, kern));
        shut(stranger(HOHENFELS), List.of(sameInHohenfels), List.of(path, path + "/bilder"), List.of(path));
        var strange = "/betrieb/" + mill + "/angebote/" + id;
        shut(
                stranger(ERLENGRUND),
                List.of(miller),
                List.of(strange, strange + "/bilder"),
                List.of(strange, strange + "/pausieren"));
    }

    private void stocked(String path, Variant variant, String stock) {
        led(send(anna, path + "/bestand", Map.of("variant", variant.id().toString(), "stock", stock)));
    }

    private Listing one(String path) {
        return in(ERLENGRUND, () -> listings.get(idOf(path)));
    }

    private Variant variantOf(String path) {
        return one(path).details().variants().getFirst();
    }

    private List<Image> imagesOf(String path) {
        return one(path).details().images();
    }

    private static ListingId idOf(String path) {
        return ListingId.of(path.split("/")[4]);
    }

    private static String fine(ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec upload(String path, byte[]... files) {
        var form = new MultipartBodyBuilder();
        form.part("other", "a field");
        for (var file : files) {
            form.part("file", named(file)).contentType(MediaType.IMAGE_PNG);
        }
        return anna.browser()
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .bodyValue(form.build())
                .exchange();
    }

    private static ByteArrayResource named(byte[] content) {
        return new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return "bild.png";
            }
        };
    }

    private static byte[] png(int width) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
