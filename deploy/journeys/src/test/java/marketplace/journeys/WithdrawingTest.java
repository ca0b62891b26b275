package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.testing.TestProduct;
import org.junit.jupiter.api.Test;

/** The withdrawal function: no login, no script, two steps, a receipt. */
@Journey
class WithdrawingTest {

    static final Letters LETTERS = new Letters(TestProduct.running().address("mail"));

    @Test
    void a_guest_withdraws_in_two_steps_and_gets_a_receipt(People people) {
        var guest = people.guestWithoutScript().opens("/");
        guest.followsInFooter("Vertrag widerrufen");

        guest.fills("Ihr Name", "Vera Frei").fills("Bestellnummer", "K7M2-9QX4-T");
        guest.fills("E-Mail", "frei@example.org").presses("Weiter");
        guest.seesHeading("Stimmt alles?").presses("Widerruf bestätigen");

        guest.seesHeading("Ihr Widerruf ist eingegangen");
        assertThat(LETTERS.to("frei@example.org", "Ihr Widerruf ist eingegangen"))
                .contains("Vera Frei", "Diese Mail bestätigt nur den Eingang");
    }
}
