package marketplace.journeys;

import org.junit.jupiter.api.Test;

/** On a weak line in the village: what was seen last stays readable. */
@Journey
class OfflineTest {
    private static final String OLD = "Gerade ohne Verbindung";

    @Test
    void the_basket_and_the_last_results_stay_readable_without_a_line(People people) {
        var guest = people.guest();
        guest.opens("/").isKept();
        guest.buys("Roggenmischbrot", "");
        var results = guest.searches("Honig").sees("Honig").page().url();
        guest.opens("/korb").sees("Roggenmischbrot");

        guest.losesTheLine();

        guest.opens("/korb").sees("Roggenmischbrot").isWarned(OLD);
        guest.opens(results).sees("Honig").isWarned(OLD);
        guest.hasTheLineAgain();
        guest.opens("/korb").sees("Roggenmischbrot").isNotWarned();
    }

    @Test
    void whoever_signs_out_leaves_no_page_behind(People people) {
        var johanna = people.known("berger");
        johanna.opens("/").isKept();
        johanna.opens("/korb");

        johanna.signsOut();
        johanna.losesTheLine();

        johanna.findsNothingAt("/korb");
    }
}
