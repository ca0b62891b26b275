package marketplace.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import marketplace.local.processes.Waiting;

/** One person at her browser, doing what she would say she does. */
final class Visitor {

    private static final Duration TO_COME_TRUE = Duration.ofSeconds(30);

    private final BrowserContext context;
    private final Page page;
    private final String home;

    Visitor(BrowserContext context, String home) {
        this.context = context;
        this.home = home;
        this.page = context.newPage();
    }

    /** What she sees. */
    Page page() {
        return page;
    }

    /** The main part of the page. */
    Locator main() {
        return page.locator("main");
    }

    /** The whole address of a path. */
    String addressOf(String path) {
        return home + path;
    }

    /** Her cookies, for others to go on with. */
    String state() {
        return context.storageState();
    }

    /** An answer without a page around it. */
    APIResponse asks(String path) {
        return context.request().get(addressOf(path));
    }

    /** The status of a page she goes to. */
    int isAnswered(String path) {
        return page.navigate(addressOf(path)).status();
    }

    /** Goes to a path of the market, or to a whole address. */
    Visitor opens(String path) {
        page.navigate(path.startsWith("http") ? path : home + path);
        return this;
    }

    Visitor signsIn(String username, String password) {
        opens("/anmelden");
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Konto")))
                .isVisible();
        return this;
    }

    /** Leaves the market for good, as on a device of others. */
    Visitor signsOut() {
        opens("/konto").presses("Abmelden");
        page.locator("#kc-logout").click();
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Anmelden")))
                .isVisible();
        return this;
    }

    Visitor livesIn(String place) {
        opens("/ort");
        button(place).first().click();
        assertThat(page.locator("header")).containsText(place);
        return this;
    }

    Visitor searches(String words) {
        opens("/");
        var field = page.locator("input[name=q]").first();
        field.fill(words);
        field.press("Enter");
        page.waitForURL(Pattern.compile("/suche"));
        return this;
    }

    /** Finds a listing by words and puts one of a variant (empty where there is one only) into the basket. */
    Visitor buys(String listing, String variant) {
        searches(listing);
        link(listing).first().click();
        assertThat(heading(listing)).isVisible();
        if (!variant.isEmpty()) {
            main().getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(variant))
                    .check();
        }
        button("In den Korb").first().click();
        assertThat(page.locator("#toast")).containsText("Liegt im Korb.");
        return this;
    }

    Visitor goesToCheckout() {
        opens("/korb");
        button("Weiter zur Bestellung").click();
        assertThat(heading("Prüfen und bestellen")).isVisible();
        return this;
    }

    /** Says who she is, as a guest must. */
    Visitor isCalled(String givenName, String familyName, String mail) {
        fills("Vorname", givenName);
        fills("Nachname", familyName);
        fills("Straße und Hausnummer", "Lindenweg 7");
        fills("Postleitzahl", "99998");
        page.getByLabel("Ort", new Page.GetByLabelOptions().setExact(true)).fill("Weidenbach");
        fills("E-Mail", mail);
        return this;
    }

    Visitor fills(String label, String text) {
        main().getByLabel(label).first().fill(text);
        return this;
    }

    /** Chooses from a list. */
    Visitor chooses(String label, String option) {
        main().getByLabel(label).first().selectOption(new SelectOption().setLabel(option));
        return this;
    }

    Visitor ticks(String label) {
        main().getByLabel(label).first().check();
        return this;
    }

    /** Chooses the one of few whose label begins so. */
    Visitor picks(String label) {
        few(label).check();
        return this;
    }

    /** Chooses how the goods come, by the beginning of its words; the page reckons anew. */
    Visitor takes(String way) {
        var first = few(way).first();
        if (!first.isChecked()) {
            checksAndIsReckoned(first);
        }
        assertThat(first).isChecked();
        return this;
    }

    /** The last of the ways that begin so. */
    Visitor takesLast(String way) {
        checksAndIsReckoned(few(way).last());
        return this;
    }

    private void checksAndIsReckoned(Locator way) {
        page.waitForResponse(Pattern.compile("/kasse$"), way::check);
        assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling"))
                .hasCount(0);
    }

    private Locator few(String begins) {
        return main().getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + begins)));
    }

    /** The same where a button shows what it makes of it. */
    Visitor takesWithoutScript(String way) {
        few(way).first().check();
        return presses("Auswahl übernehmen");
    }

    /** The day a way of hand-over is promised for, as the form says it. */
    String dayOf(String way) {
        var value = few(way).first().getAttribute("value");
        return Pattern.compile("\\d{4}-\\d{2}-\\d{2}")
                .matcher(value)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no day in " + value))
                .group();
    }

    /** Presses the one button that orders. */
    Visitor orders() {
        button("Zahlungspflichtig bestellen").click();
        return this;
    }

    /** Fills in the card on our payment page. */
    Visitor entersCard(Card card) {
        fills("Kartennummer", card.number());
        fills("Gültig bis", "12/34");
        fills("Prüfziffer", "123");
        button("Bezahlen").click();
        return this;
    }

    /** Fills in the card on the payment house's own page. */
    Visitor entersCardElsewhere(Card card) {
        page.getByLabel("Kartennummer").fill(card.number());
        page.getByLabel("Gültig bis").fill("12/34");
        page.getByLabel("Prüfziffer").fill("123");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Weiter"))
                .click();
        return this;
    }

    /** In the frame the payment house opens over our page. */
    Visitor confirmsAtHerBank() {
        page.frameLocator("iframe[title='Freigabe bei Ihrer Bank']")
                .getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Bestätigen"))
                .click();
        return this;
    }

    /** On the page of the bank or payment service she was led to. */
    Visitor confirmsElsewhere() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Bestätigen"))
                .click();
        return this;
    }

    /** Goes to the bank as often as our page sends her there, once per shop. */
    Visitor confirmsWhateverHerBankAsks() {
        var onward = link("Zur Bank").or(page.locator("main .steps"));
        onward.first().waitFor();
        while (link("Zur Bank").isVisible()) {
            follows("Zur Bank").confirmsElsewhere();
            page.waitForURL(Pattern.compile("/(zahlung|einkauf)/"));
            onward.first().waitFor();
        }
        return this;
    }

    /** The purchase she is looking at. */
    String purchase() {
        return page.url().replaceFirst(".*/einkauf/([0-9a-f-]{36}).*", "$1");
    }

    /** The number of the first order of the purchase she is looking at. */
    String orderNumber() {
        return numberIn(main().textContent());
    }

    private String numberIn(String text) {
        var words =
                Pattern.compile("Bestellung ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])").matcher(text);
        if (!words.find()) {
            throw new AssertionError("No order number on " + page.url());
        }
        return words.group(1);
    }

    /** The number of her order at a shop, of the purchase she is looking at. */
    String orderNumberAt(String shop) {
        var panel = main().locator("section.panel", new Locator.LocatorOptions().setHasText(shop));
        return numberIn(panel.first().textContent());
    }

    /** The PIN she says when she has everything. */
    String pin() {
        return String.join("", main().locator(".pin b").allTextContents());
    }

    /** Looks again and again until she reads it. */
    Visitor looksUntil(String text) {
        Waiting.until(() -> opensAgain().main().textContent().contains(text), TO_COME_TRUE);
        return sees(text);
    }

    /** The first news her page asks for is fetched at once and comes only when this is done. */
    void isSlowToFetch(Runnable meanwhile) {
        var news = new ArrayList<Runnable>();
        page.route("**/einkauf/*", route -> {
            var fetched = route.fetch();
            var answer = new Route.FulfillOptions().setResponse(fetched);
            news.add(() -> route.fulfill(answer));
        });
        meanwhile.run();
        Waiting.until(() -> page.evaluate("1") != null && !news.isEmpty(), TO_COME_TRUE);
        page.unroute("**/einkauf/*");
        news.forEach(Runnable::run);
    }

    Visitor opensAgain() {
        page.reload();
        return this;
    }

    Visitor followsInFooter(String link) {
        page.locator("footer")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
        return this;
    }

    Visitor doesNotSee(String text) {
        assertThat(main()).not().containsText(text);
        return this;
    }

    /** Waits until her purchase is shown. */
    Visitor seesHerPurchase() {
        page.waitForURL(Pattern.compile("/einkauf/[0-9a-f-]{36}"));
        return this;
    }

    Visitor presses(String button) {
        button(button).click();
        return this;
    }

    Visitor follows(String link) {
        link(link).first().click();
        return this;
    }

    /** What is said of what she just did. */
    Visitor isTold(String text) {
        assertThat(page.locator("#toast")).containsText(text);
        return this;
    }

    Visitor sees(String text) {
        assertThat(main()).containsText(text);
        return this;
    }

    Visitor seesHeading(String text) {
        assertThat(heading(text).first()).isVisible();
        return this;
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(text));
    }

    Locator link(String text) {
        return main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(text));
    }

    Locator button(String text) {
        return main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(text));
    }

    /** From now on her browser keeps what she sees. */
    Visitor isKept() {
        page.waitForCondition(() -> (boolean) page.evaluate("!!navigator.serviceWorker.controller"));
        return this;
    }

    /** Whether her device reaches anything. */
    void hasLine(boolean there) {
        context.setOffline(!there);
    }

    Visitor isWarned(String text) {
        assertThat(page.locator(".old")).isVisible();
        assertThat(page.locator(".old")).containsText(text);
        return this;
    }

    void findsNothingAt(String path) {
        assertThatExceptionOfType(PlaywrightException.class).isThrownBy(() -> opens(path));
    }

    void keep(Path folder) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(folder.resolveSibling(folder.getFileName() + ".png")));
        context.tracing().stop(new Tracing.StopOptions().setPath(folder.resolveSibling(folder.getFileName() + ".zip")));
    }

    void leaves() {
        context.close();
    }
}
