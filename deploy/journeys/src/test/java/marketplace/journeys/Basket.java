package marketplace.journeys;

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

    static void honey(Visitor who) {
        who.buys("Sommerblütenhonig 500 g", "");
    }
}
