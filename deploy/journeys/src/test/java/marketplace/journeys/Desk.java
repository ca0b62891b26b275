package marketplace.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/**
 * A shop's people at their orders.
 *
 * @param page where they see them
 */
record Desk(Visitor page) {

    static Desk of(Visitor who) {
        who.opens("/betrieb");
        who.page().waitForURL(Pattern.compile("/betrieb/[^/]+$"));
        who.main().getByText("Zu den Bestellungen").click();
        who.page().waitForURL(Pattern.compile("/betrieb/.*/bestellungen"));
        return new Desk(who);
    }

    Desk accepts(String number) {
        return press(number, "Annehmen");
    }

    Desk weighs(String number, int grams) {
        unfolds(number);
        order(number).getByLabel("Was zeigt die Waage?").fill(Integer.toString(grams));
        return this;
    }

    Desk packs(String number) {
        unfolds(number);
        return press(number, "Gepackt");
    }

    Desk refuses(String number) {
        order(number)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Geht nicht"))
                .click();
        page.main().getByText("Ausverkauft").click();
        page.main()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ja, absagen"))
                .click();
        return this;
    }

    Desk handsOver(String number, String pin) {
        order(number).getByLabel("PIN").fill(pin);
        return press(number, "Übergeben");
    }

    /** Only the first order to pack stands open. */
    private void unfolds(String number) {
        var folded = page.main().locator("details.panel:not([open])", new Locator.LocatorOptions().setHasText(number));
        if (folded.count() > 0) {
            folded.locator("summary").first().click();
        }
    }

    private Desk press(String number, String button) {
        order(number)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
        return this;
    }

    /** The panel of one order, by the number it is known by. */
    private Locator order(String number) {
        return page.main().locator(".panel", new Locator.LocatorOptions().setHasText(number));
    }
}
