package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import marketplace.local.processes.Waiting;
import org.junit.jupiter.api.Test;

/** What the county sees of what happens, and what the other county sees of it. */
@Journey
class WatchingTest {

    private static final int STEP = 5;

    @Test
    void the_county_officer_sees_it_without_looking_again_and_the_second_county_sees_nothing(People people) {
        var reinhardt = people.known("reinhardt").opens("/kreis");
        var schauf = people.knownOf("schieferau", "schauf").opens("/kreis");
        var before = purchases(reinhardt);
        var elsewhere = purchases(schauf);

        var guest = people.guest().livesIn("Weidenbach");
        for (var i = 0; i < STEP; i++) {
            fetchesHoney(guest);
        }

        Waiting.until(() -> purchases(reinhardt) >= before + STEP, Duration.ofSeconds(30));
        assertThat(purchases(reinhardt)).isGreaterThanOrEqualTo(before + STEP);
        assertThat(purchases(schauf.opensAgain())).isEqualTo(elsewhere);
        schauf.opens("/kreis?teil=orte").sees("Fährhain").doesNotSee("Weidenbach");
    }

    @Test
    void an_officer_is_nobody_in_the_other_county(People people) {
        var reinhardt = people.knownOf("schieferau", "reinhardt");

        assertThat(reinhardt.isAnswered("/kreis")).isEqualTo(403);
    }

    private static void fetchesHoney(Visitor guest) {
        Basket.honey(guest);
        guest.goesToCheckout()
                .isCalled("Mara", "Zahl", "zahl@example.org")
                .takes("Selbst abholen")
                .picks("Bei der Übergabe")
                .orders();
        guest.seesHerPurchase();
    }

    private static int purchases(Visitor officer) {
        var tile = officer.main().locator(".tile", new Locator.LocatorOptions().setHasText("Einkäufe"));
        return Integer.parseInt(tile.locator("dd").first().textContent().replaceAll("\\D", ""));
    }
}
