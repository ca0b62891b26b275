package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing but Tab, Enter, arrows and letters from home to thanks; where one is can be seen at every step. */
@Journey
class ByKeyboardTest {

    @Test
    void a_guest_buys_without_touching_a_mouse(People people) {
        var guest = people.guest().opens("/");
        var keys = new Keys(guest);

        keys.tabsTo("Ort oder Postleitzahl").types("Weidenbach").presses("Enter");
        PlaywrightAssertions.assertThat(guest.page().locator("header")).containsText("Weidenbach");
        keys.tabsTo("Was suchen Sie?").types("Sommerblütenhonig").presses("Enter");
        guest.page().waitForURL(Pattern.compile("/suche"));
        keys.tabsTo("Sommerblütenhonig 500 g").presses("Enter");
        guest.seesHeading("Sommerblütenhonig 500 g");
        keys.tabsTo("In den Korb").presses("Enter");
        guest.isTold("Liegt im Korb.");
        keys.tabsBackTo("Korb, 1 Angebot").presses("Enter");
        guest.seesHeading("Ihr Warenkorb");
        keys.tabsTo("Weiter zur Bestellung").presses("Enter");
        guest.seesHeading("Prüfen und bestellen");

        keys.tabsTo("Vorname").types("Tilda");
        keys.tabsTo("Nachname").types("Taste");
        keys.tabsTo("Straße und Hausnummer").types("Lindenweg 7");
        keys.tabsTo("E-Mail").types("taste@example.org");
        keys.chooses("Übergabe", "Selbst abholen");
        keys.chooses("Bezahlen", "Karte");
        keys.tabsTo("Zahlungspflichtig bestellen").presses("Enter");
        guest.page().waitForURL(Pattern.compile("/zahlung/"));

        guest.main().getByLabel("Kartennummer").waitFor();
        keys.tabsTo("Kartennummer").types(Card.PAYS.number());
        keys.tabsTo("Gültig bis").types("12/34");
        keys.tabsTo("Prüfziffer").types("123");
        keys.tabsTo("Bezahlen").presses("Enter");
        guest.seesHerPurchase().seesHeading("Bestellt, die Betriebe antworten");
        assertThat(keys.unseen()).as("where one was and could not see it").isEmpty();
    }
}
