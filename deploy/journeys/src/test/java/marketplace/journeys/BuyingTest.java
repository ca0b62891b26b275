package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.testing.TestProduct;
import org.junit.jupiter.api.Test;

/** Residents and guests buy: one basket, several shops, one payment. */
@Journey
class BuyingTest {

    static final Letters LETTERS = new Letters(TestProduct.running().address("mail"));
    static final Sandbox SANDBOX = Sandbox.of(TestProduct.running());

    @Test
    void a_resident_buys_from_three_shops_and_pays_once(People people) {
        var johanna = people.known("berger").livesIn("Weidenbach");

        johanna.searches("Weck").sees("Weck vom Holzofen, 6 Stück");
        Basket.bread(johanna);
        Basket.roast(johanna);
        Basket.honey(johanna);
        johanna.opens("/korb").sees("3 Betrieben").sees("Wird gewogen").goesToCheckout();
        johanna.fills("Straße und Hausnummer", "Lindenweg 7")
                .takes("Selbst abholen")
                .picks("Karte")
                .orders();
        johanna.entersCard(Card.PAYS).seesHerPurchase();

        johanna.seesHeading("Bestellt, die Betriebe antworten")
                .sees(Basket.BUTCHER)
                .sees("reserviert, nicht abgebucht");
        assertThat(SANDBOX.paymentsOf(johanna.purchase()))
                .hasSize(3)
                .allSatisfy(payment -> assertThat(payment.status()).isEqualTo("requires_capture"));
        assertThat(LETTERS.to("johanna.berger@example.org", "Ihre Bestellung ist angekommen"))
                .contains(Basket.BAKERY, Basket.BUTCHER, Basket.BEEKEEPER);
    }

    @Test
    void the_bank_asks_and_she_confirms(People people) {
        var guest = withHoney(people.guest(), "fragt@example.org");

        guest.entersCard(Card.THE_BANK_ASKS);
        guest.confirmsAtHerBank();
        guest.seesHerPurchase();

        guest.seesHeading("Bestellt, die Betriebe antworten");
    }

    @Test
    void the_bank_asks_about_several_shops(People people) {
        var guest = people.guest().livesIn("Weidenbach");
        Basket.bread(guest);
        Basket.honey(guest);
        guest.goesToCheckout()
                .isCalled("Frauke", "Vogel", "vogel@example.org")
                .takes("Selbst abholen")
                .picks("Karte")
                .orders();

        guest.entersCard(Card.THE_BANK_ASKS).confirmsAtHerBank();
        guest.confirmsWhateverHerBankAsks();

        guest.seesHerPurchase().seesHeading("Bestellt, die Betriebe antworten");
    }

    @Test
    void a_declined_card_costs_nothing_and_another_one_pays(People people) {
        var guest = withHoney(people.guest(), "abgelehnt@example.org");

        guest.entersCard(Card.DECLINED).sees("Es wurde nichts abgebucht");
        guest.entersCard(Card.PAYS).seesHerPurchase();

        guest.seesHeading("Bestellt, die Betriebe antworten");
        assertThat(SANDBOX.paymentsOf(guest.purchase()))
                .singleElement()
                .satisfies(payment -> assertThat(payment.status()).isEqualTo("requires_capture"));
    }

    @Test
    void one_shop_alone_may_be_paid_by_debit_which_takes_days(People people) {
        var guest = withHoney(people.guest(), "lastschrift@example.org");

        guest.chooses("Zahlungsart", "SEPA-Lastschrift")
                .fills("IBAN", "DE89 3704 0044 0532 0130 00")
                .fills("Name der Kontoinhaberin", "Gisela Gast")
                .presses("Bezahlen")
                .seesHerPurchase();

        guest.seesHeading("Bestellt, die Betriebe antworten").looksUntil("Abbuchung läuft");
        assertThat(SANDBOX.paymentsOf(guest.purchase()))
                .singleElement()
                .satisfies(payment -> assertThat(payment.status()).isEqualTo("processing"));
    }

    @Test
    void one_shop_alone_may_be_paid_by_a_service_that_leads_her_away_and_back(People people) {
        var guest = withHoney(people.guest(), "klarna@example.org");

        guest.chooses("Zahlungsart", "Klarna").presses("Bezahlen").confirmsElsewhere();
        guest.seesHerPurchase();

        guest.seesHeading("Bestellt, die Betriebe antworten").sees("reserviert, nicht abgebucht");
        assertThat(SANDBOX.paymentsOf(guest.purchase()))
                .singleElement()
                .satisfies(payment -> assertThat(payment.status()).isEqualTo("requires_capture"));
    }

    @Test
    void a_guest_buys_without_an_account_and_finds_her_purchase_again(People people) {
        var guest = withHoney(people.guest(), "gast@example.org");

        guest.entersCard(Card.PAYS).seesHerPurchase();

        guest.opens("/einkaeufe").sees("Bestellt, die Betriebe antworten");
        assertThat(LETTERS.to("gast@example.org", "Ihre Bestellung ist angekommen"))
                .contains(Basket.BEEKEEPER);
    }

    @Test
    void everything_works_without_script(People people) {
        var guest = people.guestWithoutScript().livesIn("Weidenbach");

        Basket.bread(guest);
        Basket.honey(guest);
        guest.goesToCheckout()
                .isCalled("Otto", "Ohne", "ohne@example.org")
                .takesWithoutScript("Selbst abholen")
                .picks("Karte")
                .orders();
        guest.follows("Karte beim Zahlungsdienst eingeben").entersCardElsewhere(Card.PAYS);
        guest.seesHerPurchase();

        guest.seesHeading("Bestellt, die Betriebe antworten");
        assertThat(SANDBOX.paymentsOf(guest.purchase())).hasSize(2);
    }

    /** The last day offered lies two weeks ahead or more, beyond what a bank holds money for. */
    @Test
    void for_a_day_far_ahead_the_card_is_kept_and_nothing_is_reserved_yet(People people) {
        var guest = people.guest().livesIn("Weidenbach");
        Basket.honey(guest);
        guest.goesToCheckout()
                .isCalled("Wera", "Weit", "weit@example.org")
                .takesLast("An die Tür")
                .picks("Karte")
                .orders();

        guest.sees("Heute wird die Karte nur gespeichert").entersCard(Card.PAYS).seesHerPurchase();

        guest.seesHeading("Bestellt, die Betriebe antworten").sees("Karte hinterlegt");
        assertThat(SANDBOX.paymentsOf(guest.purchase())).isEmpty();
    }

    private static Visitor withHoney(Visitor guest, String mail) {
        guest.livesIn("Weidenbach");
        Basket.honey(guest);
        return guest.goesToCheckout()
                .isCalled("Gisela", "Gast", mail)
                .takes("Selbst abholen")
                .picks("Karte")
                .orders();
    }
}
