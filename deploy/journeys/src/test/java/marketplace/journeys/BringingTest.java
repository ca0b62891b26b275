package marketplace.journeys;

import org.junit.jupiter.api.Test;

/** The way of a purchase to the door, and how its buyer sees it come. */
@Journey
class BringingTest {

    static final String STREET = "Birkenweg 3";

    @Test
    void the_courier_brings_what_two_shops_packed_and_she_sees_it_come(People people) {
        var nele = people.guest().livesIn("Weidenbach");
        var day = orders(nele, "99998");
        var bread = nele.orderNumberAt(Basket.BAKERY);
        var honey = nele.orderNumberAt(Basket.BEEKEEPER);

        Desk.of(people.known("kern")).accepts(bread).packs(bread);
        Desk.of(people.known("sommer")).accepts(honey).packs(honey);
        nele.seesHeading("Gepackt und bereit");
        var tour = Board.of(people.known("lorenz"), day).plans().gives(STREET, "Timo Hansen");
        nele.sees("Die Tour ist geplant");
        var hansen = Courier.of(people.known("hansen"), tour).begins();
        nele.sees("Der Zusteller ist unterwegs");
        hansen.drivesTo(bread).handsOver(nele.pin());

        nele.seesHeading("Übergeben").doesNotSee("unterwegs");
    }

    @Test
    void without_the_right_pin_the_courier_hands_nothing_over(People people) {
        var nele = people.guest().livesIn("Kaltenbrunn");
        var day = orders(nele, "99999");
        var bread = nele.orderNumberAt(Basket.BAKERY);
        Desk.of(people.known("kern")).accepts(bread).packs(bread);
        var tour = Board.of(people.known("lorenz"), day).plans().gives(STREET, "Mina Roth");
        var roth = Courier.of(people.known("roth"), tour).begins().drivesTo(bread);

        roth.handsOver(nele.pin().equals("0000") ? "0001" : "0000");

        roth.page().sees("Diese PIN stimmt nicht");
        nele.doesNotSee("Nicht zustande gekommen").sees("Der Zusteller ist unterwegs");
    }

    /** Bread and honey to the door; the day they are promised for. */
    private static String orders(Visitor guest, String postcode) {
        Basket.bread(guest);
        Basket.honey(guest);
        guest.goesToCheckout()
                .isCalled("Nele", "Tür", "tuer@example.org")
                .fills("Straße und Hausnummer", STREET)
                .fills("Postleitzahl", postcode)
                .takes("An die Tür");
        var day = guest.dayOf("An die Tür");
        guest.picks("Auf Rechnung").orders();
        guest.seesHerPurchase().seesHeading("Bestellt, die Betriebe antworten");
        return day;
    }
}
