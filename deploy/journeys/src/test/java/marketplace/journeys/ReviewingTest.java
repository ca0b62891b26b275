package marketplace.journeys;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a buyer says once she has her goods, who reads it, and what the shop answers. */
@Journey
class ReviewingTest {

    @Test
    void a_guest_reviews_what_she_fetched_and_the_beekeeper_answers(People people) {
        var guest = fetchedHoney(people, "lob@example.org");

        guest.follows("Bewerten");
        stars(guest, 0, "gut");
        stars(guest, 1, "sehr gut");
        guest.fills("Was war gut", "Schmeckt nach Linde.")
                .ticks("Meinen Vornamen")
                .presses("Bewertung veröffentlichen")
                .isTold("Danke, Ihre Bewertung ist veröffentlicht.");
        people.guest()
                .opens("/laden/imkerei-sommer")
                .sees("Schmeckt nach Linde.")
                .sees("Jona L.")
                .sees("Geprüft:");

        var beekeeper = people.known("sommer");
        Desk.of(beekeeper);
        beekeeper.follows("Bewertungen").sees("Schmeckt nach Linde.");
        beekeeper.main().locator("summary").first().click();
        beekeeper
                .fills("Ihre Antwort", "Das freut die Bienen.")
                .presses("Antwort veröffentlichen")
                .isTold("Ihre Antwort ist veröffentlicht.");
        people.guest().opens("/laden/imkerei-sommer/bewertungen").sees("Das freut die Bienen.");
    }

    @Test
    void what_a_resident_keeps_she_finds_again(People people) {
        var visitor = people.known("berger");
        visitor.searches("Sommerblütenhonig").follows("Sommerblütenhonig").presses("Merken");
        visitor.main().getByText("Gemerkt").first().waitFor();

        visitor.opens("/merkliste").sees("Sommerblütenhonig 500 g").sees("Imkerei Sommer");
    }

    /** Chosen in the nth group of the form. */
    static void stars(Visitor who, int group, String word) {
        who.main()
                .locator("fieldset")
                .nth(group)
                .locator(
                        "label", new Locator.LocatorOptions().setHasText(Pattern.compile("^\\s*\\d " + word + "\\s*$")))
                .click();
    }

    static Visitor fetchedHoney(People people, String mail) {
        var guest = people.guest().livesIn("Weidenbach");
        Basket.honey(guest);
        guest.goesToCheckout()
                .isCalled("Jona", "Linde", mail)
                .takes("Selbst abholen")
                .picks("Karte")
                .orders();
        guest.entersCard(Card.PAYS).seesHerPurchase().seesHeading("Bestellt, die Betriebe antworten");
        var number = guest.orderNumber();
        var desk = Desk.of(people.known("sommer")).accepts(number).packs(number);
        guest.looksUntil("abgebucht");
        desk.handsOver(number, guest.pin());
        return guest.opensAgain().seesHeading("Übergeben");
    }
}
