package marketplace.standing.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.Owner;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.pages.Language;
import marketplace.standing.Rhythm;
import marketplace.standing.StandingTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** A resident makes a purchase a standing order, sees what comes, changes it and ends it; all by forms. */
class StandingPagesTest extends StandingTest {
    private static final String LIST = "/dauerbestellungen";
    private static final Pattern FIELD = Pattern.compile("name=\"(command|shown)\" value=\"([^\"]+)\"");
    private static final Pattern WAY = Pattern.compile("name=\"handOver\" value=\"(door-[^\"]+)\"");

    @Test
    void from_a_purchase_she_agrees_on_its_lines_with_a_rhythm_each_under_the_summary_and_the_button() {
        var page = html(johanna.browser(), LIST + "/neu?einkauf=" + purchase().id());

        var agreed = led(send(johanna, LIST, filled(page)));

        assertThat(page)
                .contains("Lindenweg 7", "Metzgerei Rau", "Vertrag mit Bäckerei Kern", "jederzeit ohne Frist")
                .contains(">Zahlungspflichtig bestellen</button>");
        assertThat(page.split(">Zahlungspflichtig bestellen</button>")[1].split("</form>")[0])
                .doesNotContain("<a ", "<input", "<button", "<p");
        assertThat(html(johanna.browser(), agreed))
                .contains("Nächste Lieferung", "alle zwei Wochen", "Jetzt kündigen", "Diesmal nicht");
        assertThat(html(johanna.browser(), LIST)).contains(agreed, "läuft");
        assertThat(led(send(johanna, LIST, filled(page)))).isEqualTo(agreed);
    }

    @Test
    void what_is_to_come_instead_and_what_is_wished_is_agreed_with_each_line() {
        in(ERLENGRUND, () -> fillBasket.set(new Owner(johanna.account(), null), bread, 2));
        var wish = Map.of("variant", bread.toString(), "instead", "ASK", "note", "dunkel, geschnitten");
        led(send(johanna, "/korb/wunsch", new HashMap<>(wish)));
        var page = html(johanna.browser(), LIST + "/neu?einkauf=" + purchase().id());
        var form = filled(page);
        form.put("instead", List.of("ASK", "NEVER"));
        form.put("note", List.of("dunkel, geschnitten", "", ""));

        var agreed = led(send(johanna, LIST, form));

        assertThat(page).contains("<option value=\"ASK\" selected>", "value=\"dunkel, geschnitten\"");
        assertThat(html(johanna.browser(), agreed)).contains("Wenn es fehlt: vorher fragen", "„dunkel, geschnitten“");
    }

    @Test
    void from_the_basket_too_and_what_is_chosen_otherwise_is_only_shown() {
        filled(new Owner(johanna.account(), null), Map.of(bread, 2, roast, 1));
        var page = html(johanna.browser(), LIST + "/neu");
        var update = form(List.of("3", "0"));
        update.set("update", "1");

        var shown = String.valueOf(send(johanna, LIST, update)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());

        assertThat(page).contains("Bäckerei Kern", "Metzgerei Rau");
        assertThat(shown).contains("14,40", "Vertrag mit Bäckerei Kern").doesNotContain("Vertrag mit Metzgerei Rau");
        assertThat(hers(standing.mine(null, 10))).isEmpty();
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_nothing_is_agreed() {
        var nothing = form(List.of("0", "0"));
        nothing.set("street", "");

        var page = mended(send(johanna, LIST, nothing));

        assertThat(page).contains("Bitte wählen Sie wenigstens ein Angebot.", "Bitte Straße und Hausnummer.");
        assertThat(hers(standing.mine(null, 10))).isEmpty();
    }

    @Test
    void a_total_that_has_changed_is_shown_anew_before_anything_is_agreed() {
        var page = html(johanna.browser(), LIST + "/neu?einkauf=" + purchase().id());
        reprice(bread, 500);

        send(johanna, LIST, filled(page)).expectStatus().isEqualTo(409);

        assertThat(hers(standing.mine(null, 10))).isEmpty();
    }

    @Test
    void she_skips_pauses_changes_consents_and_ends_by_forms() {
        var order = agreed();
        var page = LIST + "/" + order.id();
        var day = next(order).toString();
        reprice(bread, 520);

        assertThat(html(johanna.browser(), page)).contains("Zu 5,20", "zahlungspflichtig bestellen");
        led(send(johanna, page + "/zustimmen", Map.of("variant", bread.toString(), "cents", "520")));
        led(send(johanna, page + "/ueberspringen", Map.of("day", day)));
        led(send(johanna, page + "/zeile", line("4", Rhythm.EVERY_FOURTH_WEEK)));
        led(send(johanna, page + "/zeile/entfernen", Map.of("variant", roast.toString())));
        led(send(
                johanna,
                page + "/pause",
                Map.of("until", next(order).plusDays(20).toString())));
        var paused = html(johanna.browser(), page);
        led(send(johanna, page + "/weiter", Map.of()));
        led(send(johanna, page + "/kuendigen", Map.of()));
        var ended = html(johanna.browser(), page);

        assertThat(paused)
                .contains("Pause bis", "4 × ", "alle vier Wochen", "Von Ihnen übersprungen", "Wieder liefern");
        assertThat(ended).contains("Beendet am").doesNotContain("Jetzt kündigen");
    }

    @Test
    void what_cannot_be_is_said_on_its_page() {
        var order = agreed(weekly(bread));
        var page = LIST + "/" + order.id();

        assertThat(mended(send(johanna, page + "/pause", Map.of("until", "")))).contains("Bitte ein Datum nach heute");
        assertThat(mended(send(johanna, page + "/zeile", line("0", Rhythm.EVERY_WEEK))))
                .contains("von 1 bis 99");
        assertThat(mended(send(johanna, page + "/zeile/entfernen", Map.of("variant", bread.toString()))))
                .contains("Kündigen Sie stattdessen");
    }

    @Test
    void its_pages_are_shut_to_everybody_else() {
        var page = LIST + "/" + agreed(weekly(bread)).id();

        shut(
                stranger(ERLENGRUND),
                List.of(person(ERLENGRUND), person(HOHENFELS)),
                List.of(page),
                List.of(page + "/weiter", page + "/kuendigen"));
    }

    @Test
    void it_is_ended_without_an_account_by_number_and_address_and_twice_is_once() {
        var order = agreed(weekly(bread));
        var words = Map.of(
                "name", "Johanna Berger",
                "number", order.number().grouped(),
                "mail", "Johanna@example.org",
                "kind", "CAUSE",
                "reason", "Ich ziehe weg.");

        var first = terminated(words);
        var second = terminated(words);

        assertThat(html(stranger(ERLENGRUND), "/kuendigen")).contains(">jetzt kündigen</button>");
        assertThat(html(stranger(ERLENGRUND), "/agb")).contains(">Verträge hier kündigen</a>");
        assertThat(first).contains("Eingegangen am", "Ich ziehe weg.").isEqualTo(second);
        assertThat(now(order).isEnded()).isTrue();
    }

    @Test
    void with_another_address_nothing_ends_and_nobody_learns_which_was_wrong() {
        var order = agreed(weekly(bread));

        var page = terminated(
                Map.of("name", "Eva", "number", order.number().grouped(), "mail", "eva@example.org", "kind", "USUAL"));
        var unknown = terminated(Map.of("name", "Eva", "number", "x", "mail", "eva@example.org", "kind", "CAUSE"));

        assertThat(page).contains("finden wir keine Dauerbestellung");
        assertThat(unknown).contains("Bitte die neun Zeichen", "Bitte nennen Sie den Grund");
        assertThat(now(order).isEnded()).isFalse();
    }

    private String terminated(Map<String, String> words) {
        var form = new LinkedMultiValueMap<String, String>();
        words.forEach(form::add);
        return String.valueOf(stranger(ERLENGRUND)
                .post()
                .uri("/kuendigen")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private Map<String, String> line(String pieces, Rhythm rhythm) {
        return Map.of("variant", bread.toString(), "pieces", pieces, "rhythm", rhythm.name());
    }

    /** Bread and a roast, brought to her door. */
    private Purchase purchase() {
        var owner = new Owner(johanna.account(), null);
        var seen = filled(owner, Map.of(bread, 2, roast, 1));
        var way = door(_ -> true);
        var choices = new Choices(WEIDENBACH.code(), way.key(), PayBy.ON_ACCOUNT, true, Language.DE);
        var total = seen.total().plus(way.fee());
        var site = URI.create("http://localhost:8080");
        return bought(new Asked(owner, seen.basket().id(), seen.basket().version(), total, JOHANNA, choices, site));
    }

    /** What her browser sends of a page she has read: bread every week, the roast every second. */
    private MultiValueMap<String, String> filled(String page) {
        var form = form(List.of("2", "1"));
        FIELD.matcher(page).results().forEach(field -> form.set(field.group(1), field.group(2)));
        var way = WAY.matcher(page);
        assertThat(way.find()).isTrue();
        form.set("handOver", way.group(1));
        return form;
    }

    private MultiValueMap<String, String> form(List<String> pieces) {
        var form = new LinkedMultiValueMap<String, String>();
        form.put("variant", List.of(bread.toString(), roast.toString()));
        form.put("pieces", pieces);
        form.put("rhythm", List.of("EVERY_WEEK", "EVERY_SECOND_WEEK"));
        form.set("command", "01931a2b-0000-7000-8000-0000000000bb");
        form.set("givenName", JOHANNA.givenName());
        form.set("familyName", JOHANNA.familyName());
        form.set("street", JOHANNA.street());
        form.set("postcode", JOHANNA.postcode());
        form.set("town", JOHANNA.town());
        form.set("place", WEIDENBACH.code().value());
        form.set("mail", "johanna@example.org");
        return form;
    }
}
