package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import marketplace.testing.TestProduct;
import org.junit.jupiter.api.Test;

/** The same again and again: agreed once, skipped, ended with one click. */
@Journey
class RegularlyTest {
    private static final Letters LETTERS = new Letters(TestProduct.running().address("mail"));
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]");

    @Test
    void a_resident_agrees_on_a_standing_order_skips_a_delivery_and_ends_it(People people) {
        var aylin = people.known("yildiz").livesIn("Weidenbach");
        Basket.bread(aylin);

        aylin.opens("/korb").follows("Als Dauerbestellung").seesHeading("Was und wie oft");
        aylin.fills("Straße und Hausnummer", "Lindenweg 7").chooses("wie oft: Holzofenbrot", "alle zwei Wochen");
        aylin.sees(Basket.BAKERY).orders();
        aylin.isTold("Die Dauerbestellung läuft")
                .seesHeading("Nächste Lieferung")
                .sees("alle zwei Wochen");
        var first = aylin.heading("Nächste Lieferung").first().textContent();

        aylin.presses("Diesmal nicht").isTold("Diese Lieferung fällt aus");
        assertThat(aylin.heading("Nächste Lieferung").first().textContent()).isNotEqualTo(first);

        aylin.presses("Jetzt kündigen")
                .isTold("Die Dauerbestellung ist beendet")
                .sees("Beendet am");
        aylin.opens("/dauerbestellungen").sees("beendet");
        assertThat(LETTERS.to("yildiz@erlengrund.example", "Ihre Dauerbestellung"))
                .contains("alle zwei Wochen", "jederzeit und ohne Frist");
        assertThat(LETTERS.to("yildiz@erlengrund.example", "Bestätigung Ihrer Kündigung: Dauerbestellung beendet"))
                .contains("Holzofenbrot");
    }

    @Test
    void without_script_and_without_signing_in_it_is_ended_by_its_number(People people) {
        var rosemarie = people.known("paulsen").livesIn("Weidenbach");
        Basket.bread(rosemarie);
        rosemarie.opens("/dauerbestellungen/neu").fills("Straße und Hausnummer", "Lindenweg 9");
        rosemarie.fills("Postleitzahl", "99998").orders();
        rosemarie.seesHeading("Nächste Lieferung");
        var number = NUMBER.matcher(rosemarie.page().locator("main").textContent())
                .results()
                .findFirst()
                .orElseThrow()
                .group();

        var guest = people.guestWithoutScript().opens("/").followsInFooter("Verträge hier kündigen");
        guest.fills("Ihr Name", "Rosemarie Paulsen").fills("Nummer der Dauerbestellung", number);
        guest.fills("E-Mail", "paulsen@erlengrund.example").presses("jetzt kündigen");

        guest.seesHeading("Ihre Kündigung ist angekommen").sees("Holzofenbrot");
        rosemarie.opensAgain().sees("Beendet am");
    }
}
