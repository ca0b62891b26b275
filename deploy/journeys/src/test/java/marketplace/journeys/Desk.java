package marketplace.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * A shop's people at their orders.
 *
 * @param page where they see them
 */
record Desk(Visitor page) {

    private static final String ASK_FOR_NEWS = """
        () => {
            document.addEventListener("htmx:afterRequest", () => document.body.dataset.told = "", { once: true });
            htmx.trigger(document.querySelector("#fertig"), "look");
        }\
        """;

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

    /** Lacks the first thing of an order and asks whether something else may come. */
    Desk proposesInstead(String number) {
        unfolds(number);
        order(number)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Etwas fehlt"))
                .click();
        page.main().getByLabel("Vorschlagen").first().selectOption(new SelectOption().setIndex(1));
        page.presses("Erst fragen").isTold("Gefragt.");
        return this;
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
        writesPin(number, pin);
        return press(number, "Übergeben");
    }

    Desk opensOrder(String number) {
        order(number)
                .getByRole(AriaRole.HEADING)
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        page.page().waitForURL(Pattern.compile("/bestellungen/[0-9a-f-]{36}$"));
        return this;
    }

    Desk givesBack(String number, String euro, String why) {
        opensOrder(number);
        page.follows("Geld zurückgeben").fills("Betrag in Euro", euro).picks(why);
        page.presses("Weiter").presses("Ja, " + euro);
        return this;
    }

    void writesPin(String number, String pin) {
        order(number).getByLabel("PIN").fill(pin);
    }

    String pin(String number) {
        return order(number).getByLabel("PIN").inputValue();
    }

    Desk opens() {
        page.opensAgain();
        return this;
    }

    /** News of what is ready, asked for before this is done and told only after. */
    void hearsNewsWhile(Runnable doing) {
        var browser = page.page();
        var news = new ArrayList<Route>();
        browser.route("**/bestellungen", news::add);
        browser.waitForRequest("**/bestellungen", () -> browser.evaluate(ASK_FOR_NEWS));
        doing.run();
        browser.waitForResponse("**/bestellungen", news.getFirst()::resume);
        browser.locator("body[data-told]").waitFor();
        browser.unroute("**/bestellungen");
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
