package marketplace.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import marketplace.local.processes.Waiting;

/**
 * A courier on a tour.
 *
 * @param page what her phone shows
 */
record Courier(Visitor page) {

    private static final Duration WHOLE_TOUR = Duration.ofSeconds(60);

    static Courier of(Visitor who, String tour) {
        return new Courier(who.opens(tour));
    }

    Courier begins() {
        page.presses("Tour beginnen");
        return this;
    }

    /** Loads and leaves what there is until the next stop is a door where this order is handed over. */
    Courier drivesTo(String number) {
        Waiting.until(() -> isAt(number) || leaves(), WHOLE_TOUR);
        return this;
    }

    Courier handsOver(String pin) {
        page.fills("PIN an der Tür", pin).presses("Übergeben");
        return this;
    }

    private boolean isAt(String number) {
        return here().getByLabel("PIN an der Tür").count() > 0
                && here().textContent().contains(number);
    }

    private boolean leaves() {
        here().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Alles")))
                .click();
        page.page().waitForLoadState();
        return false;
    }

    private Locator here() {
        return page.main().locator("section").first();
    }
}
