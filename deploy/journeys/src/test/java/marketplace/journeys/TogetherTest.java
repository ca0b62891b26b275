package marketplace.journeys;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People who live together shop as one household, each at her own browser. */
@Journey
class TogetherTest {
    private static final Pattern CODE = Pattern.compile("\\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\\b");
    private static final String PAGE = "/mein-haushalt";

    @Test
    void what_one_orders_another_follows_and_fetches_until_she_leaves(People people) {
        var holger = people.known("vogt").livesIn("Weidenbach");
        var karl = people.known("ehlers");
        together(holger, karl);

        var pin = orders(holger);
        karl.opens("/einkaeufe").sees("bestellt von Holger Vogt");
        karl.opens("/einkauf/" + holger.purchase())
                .sees("bestellt von Holger Vogt")
                .sees(pin);

        karl.opens(PAGE).presses("Austreten").isTold("Sie sehen nichts mehr voneinander");
        karl.opens("/einkaeufe").doesNotSee("bestellt von");
    }

    @Test
    void another_of_the_household_asks_the_shop_and_reads_the_answer_as_it_comes(People people) {
        var holger = people.known("vogt").livesIn("Weidenbach");
        var karl = people.known("ehlers");
        together(holger, karl);
        orders(holger);

        var beekeeper = people.known("sommer");
        asks(karl, holger.purchase(), "Geht auch Waldhonig?");
        answers(beekeeper, holger.orderNumber(), "Gern, er kostet dasselbe.");

        karl.sees("Gern, er kostet dasselbe.").sees(Basket.BEEKEEPER);
        holger.opens("/einkaeufe").doesNotSee("neue Nachricht");
    }

    /** From the page of the purchase; stays where the answer comes. */
    static void asks(Visitor who, String purchase, String words) {
        who.opens("/einkauf/" + purchase).follows("Nachricht schreiben");
        who.fills("Ihre Nachricht", words).presses("Senden").isTold("Ihre Nachricht ist angekommen.");
    }

    /** From the shop's desk, where the order is marked. */
    static void answers(Visitor shop, String number, String words) {
        Desk.of(shop);
        shop.follows("Neue Nachrichten zu").seesHeading("Neue Nachrichten").follows("Bestellung " + number);
        shop.fills("Ihre Nachricht", words).presses("Senden").isTold("Ihre Nachricht ist angekommen.");
    }

    /** Neither is in a household from before. */
    static void together(Visitor host, Visitor other) {
        leaves(host);
        leaves(other);
        var code = invites(host);
        other.opens(PAGE).fills("Code der Einladung", code).presses("Weiter").isTold("Willkommen im Haushalt.");
    }

    /** Asks for a code, and reads it. */
    static String invites(Visitor host) {
        host.opens(PAGE).presses("Code erstellen").seesHeading("Ihr Code");
        return CODE.matcher(host.main().textContent())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    /** To be fetched and paid then; ends at the purchase, whose PIN is told. */
    static String orders(Visitor buyer) {
        Basket.honey(buyer);
        buyer.goesToCheckout()
                .fills("Straße und Hausnummer", "Hopfenweg 12")
                .takes("Selbst abholen")
                .picks("Bei der Übergabe")
                .orders();
        return buyer.seesHerPurchase().pin();
    }

    private static void leaves(Visitor who) {
        who.opens(PAGE);
        if (who.button("Austreten").isVisible()) {
            who.presses("Austreten").isTold("Sie sehen nichts mehr voneinander");
        }
    }
}
