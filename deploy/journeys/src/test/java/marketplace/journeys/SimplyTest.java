package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An elderly resident with a small telephone and letters nearly twice as large buys in the simple view: one decision a
 * page, the number of a person always there.
 */
@Journey
class SimplyTest {

    private static final int NARROW = 320;
    private static final int HIGH = 720;
    private static final String LETTERS = "html{font-size:180%!important}";
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String NUMBER_IN_SIGHT = """
        [...document.querySelectorAll('a[href^="tel:"]')].map(a => a.getBoundingClientRect())
            .some(box => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight)\
        """;
    private static final String WIDE = """
        [...document.querySelectorAll('body *:not(svg *)')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .slice(-2).map(e => e.outerHTML.slice(0, 120)).join(' | ')\
        """;

    @Test
    void she_buys_a_jar_of_honey_one_decision_after_the_other(People people) {
        var she = people.with(smallTelephone());
        she.opens("/");
        she.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Einfache Ansicht"))
                .first()
                .click();
        looksAt(she.seesHeading("Was möchten Sie tun?"), "front");
        she.follows("Sagen, wo ich wohne").presses("Weidenbach");
        looksAt(she.seesHeading("Was möchten Sie tun?"), "front-known");

        looksAt(she.follows("Etwas kaufen").seesHeading("Was suchen Sie?"), "looking");
        she.main().getByRole(AriaRole.SEARCHBOX).fill("Honig");
        she.main().getByRole(AriaRole.SEARCHBOX).press("Enter");
        looksAt(she.seesHeading("„Honig“"), "results");
        looksAt(she.follows("Sommerblütenhonig 500 g").seesHeading("Sommerblütenhonig 500 g"), "listing");
        looksAt(she.presses("In den Korb").isTold("Liegt im Korb."), "basket");

        looksAt(she.follows("Weiter zur Bestellung").seesHeading("Wie heißen Sie?"), "who");
        she.fills("Vorname", "Frieda").fills("Nachname", "Vogt").presses("Weiter");
        saysWhereSheLives(she);
        looksAt(she.seesHeading("Wie erreichen wir Sie?"), "reached");
        she.presses("Zurück").seesHeading("Wo wohnen Sie?");
        assertThat(she.main().getByLabel("Straße und Hausnummer").inputValue()).isEqualTo("Lindenweg 7");
        she.page().goBack();
        she.seesHeading("Wie erreichen wir Sie?");
        she.fills("E-Mail", "frieda@example.org").presses("Weiter");
        looksAt(she.seesHeading("Wann und wie soll es zu Ihnen kommen?"), "hand-over");
        she.picks("Selbst abholen").presses("Weiter");
        looksAt(she.seesHeading("Wie möchten Sie bezahlen?"), "pay");
        she.picks("Karte").presses("Weiter");
        looksAt(she.seesHeading("Stimmt alles?").sees("Frieda Vogt"), "check");
        she.orders();

        she.main().getByLabel("Kartennummer").waitFor();
        looksAt(she, "payment");
        she.entersCard(Card.PAYS).seesHerPurchase();
        looksAt(she.seesHeading("Bestellt, die Betriebe antworten"), "thanks");
    }

    /** She forgets it, misspells it, and picks the street she meant. */
    private static void saysWhereSheLives(Visitor she) {
        looksAt(she.seesHeading("Wo wohnen Sie?"), "where");
        looksAt(she.presses("Weiter").sees("Bitte Straße und Hausnummer."), "where-missing");
        she.fills("Straße und Hausnummer", "Lindnweg 7")
                .fills("Postleitzahl", "99998")
                .presses("Weiter");
        looksAt(she.sees("Diese Straße kennen wir unter dieser Postleitzahl nicht."), "where-unknown");
        she.picks("Lindenweg 7").presses("Weiter");
    }

    @Test
    void she_needs_no_script_for_it(People people) {
        var she = people.with(smallTelephone().setJavaScriptEnabled(false)).opens("/~simple/");

        she.follows("Sagen, wo ich wohne").presses("Weidenbach");
        she.follows("Etwas kaufen").main().getByRole(AriaRole.SEARCHBOX).fill("Honig");
        she.presses("Suchen").follows("Sommerblütenhonig 500 g").presses("In den Korb");
        she.follows("Weiter zur Bestellung").fills("Vorname", "Otto").fills("Nachname", "Ohne");
        she.presses("Weiter").fills("Straße und Hausnummer", "Lindenweg 7").fills("Postleitzahl", "99998");
        she.presses("Weiter").fills("E-Mail", "otto@example.org").presses("Weiter");
        she.picks("Selbst abholen")
                .presses("Weiter")
                .picks("Karte")
                .presses("Weiter")
                .orders();
        she.follows("Karte beim Zahlungsdienst eingeben").entersCardElsewhere(Card.PAYS);

        she.seesHerPurchase().seesHeading("Bestellt, die Betriebe antworten");
        assertThat(she.page().url()).contains("/~simple/einkauf/");
    }

    private static NewContextOptions smallTelephone() {
        return People.usual().setViewportSize(NARROW, HIGH).setBypassCSP(true);
    }

    private static void looksAt(Visitor she, String what) {
        var page = she.page();
        page.addStyleTag(new Page.AddStyleTagOptions().setContent(LETTERS));
        assertThat(page.url()).as("the simple view").contains("/~simple");
        assertThat(page.evaluate(NUMBER_IN_SIGHT)).as("the number on " + what).isEqualTo(true);
        assertThat(page.evaluate(WIDE)).as("what is too wide on " + what).isEqualTo("");
        assertThat(page.locator("h1").count()).as("first headings on " + what).isEqualTo(1);
        var found = new AxeBuilder(page).setLegacyMode(true).withTags(RULES).analyze();
        assertThat(found.getViolations()).as(what).isEmpty();
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", "simply-" + what + "-320.png")));
    }
}
