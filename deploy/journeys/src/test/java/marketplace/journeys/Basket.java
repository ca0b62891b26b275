package marketplace.journeys;

import java.util.regex.Pattern;

/** What the people of the journeys usually want. */
final class Basket {

    static final String BAKERY = "Bäckerei Kern";
    static final String BUTCHER = "Metzgerei Rau";
    static final String BEEKEEPER = "Imkerei Sommer";

    private Basket() {}

    static void bread(Visitor who) {
        who.buys("Holzofenbrot, Roggenmischbrot 750 g", "");
    }

    /** Weighed: 600 g wanted, at 18,90 € a kilogram. */
    static void roast(Visitor who) {
        who.buys("Rinderschmorbraten", "600 g");
    }

    static void sharpening(Visitor who) {
        who.buys("Messer schleifen, glatte Klinge", "");
    }

    /** Something nobody else wants, for it is sold out afterwards; she is asked before another thing comes in its place. */
    static void orAsk(Visitor who, String listing) {
        who.buys(listing, "");
        who.opens("/korb");
        who.page()
                .waitForResponse(Pattern.compile("/korb/wunsch"), () -> who.chooses("Wenn es fehlt", "vorher fragen"));
    }

    static void honey(Visitor who) {
        who.buys("Sommerblütenhonig 500 g", "");
    }
}
