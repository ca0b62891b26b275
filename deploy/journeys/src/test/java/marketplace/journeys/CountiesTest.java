package marketplace.journeys;

import org.junit.jupiter.api.Test;

/** Two counties on one installation. */
@Journey
class CountiesTest {

    @Test
    void a_second_county_sees_nothing_of_the_first(People people) {
        var thiel = people.guestOf("schieferau");

        thiel.searches("Rinderschmorbraten");

        thiel.doesNotSee("Metzgerei Rau").doesNotSee("Rinderschmorbraten 600 g");
        thiel.opens("/laden/metzgerei-rau").seesHeading("Diese Seite gibt es nicht");
    }

    @Test
    void a_purchase_of_one_county_is_unknown_in_the_other(People people) {
        var guest = people.guest().livesIn("Weidenbach");
        Basket.honey(guest);
        guest.goesToCheckout()
                .isCalled("Ilse", "Nah", "nah@example.org")
                .takes("Selbst abholen")
                .picks("Bei der Übergabe")
                .orders();
        guest.seesHerPurchase();

        var stranger = people.guestOf("schieferau").opens("/einkauf/" + guest.purchase());

        stranger.doesNotSee("Imkerei Sommer");
    }
}
