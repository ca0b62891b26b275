package marketplace.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
        guest.opens("/~simple/korb").sees("Roggenmischbrot");

        guest.hasLine(false);

        guest.opens("/korb").sees("Roggenmischbrot").isWarned(OLD);
        guest.opens(results).sees("Honig").isWarned(OLD);
        guest.opens("/~simple/korb").sees("Roggenmischbrot");
        guest.hasLine(true);
        guest.opens("/korb").sees("Roggenmischbrot");
        assertThat(guest.page().locator(".old")).isHidden();
    }

    @Test
    void whoever_signs_out_leaves_no_page_behind(People people) {
        var johanna = people.known("berger");
        johanna.opens("/").isKept();
        johanna.opens("/korb");

        johanna.signsOut();
        johanna.hasLine(false);

        johanna.findsNothingAt("/korb");
    }
}
