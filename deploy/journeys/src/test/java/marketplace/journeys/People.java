package marketplace.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Tracing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marketplace.local.Rehearsal;

/** Those who take part in one journey, each with a browser context of her own. */
final class People {

    /** How long anything may take to be seen; a page of ours takes a hundredth of it. */
    static final int MOST_MILLIS = 30_000;

    private final Browser browser;
    private final Rehearsal product;
    private final List<Visitor> all = new ArrayList<>();

    People(Browser browser, Rehearsal product) {
        this.browser = browser;
        this.product = product;
    }

    /** Somebody nobody knows. */
    Visitor guest() {
        return with(usual());
    }

    /** The same, in a browser that runs no scripts. */
    Visitor guestWithoutScript() {
        return with(usual().setJavaScriptEnabled(false));
    }

    /** Somebody of the demo's people.csv, signed in at Keycloak. */
    Visitor known(String username) {
        return guest().signsIn(username, product.password());
    }

    /** The same at the other county's address. */
    Visitor knownOf(String county, String username) {
        return guestOf(county).signsIn(username, product.password());
    }

    /** Somebody at the other county's address. */
    Visitor guestOf(String county) {
        return at(product.address().replace("localhost", county + ".localhost"), usual());
    }

    /** Somebody nobody knows, with a browser as described. */
    Visitor with(NewContextOptions described) {
        return at(product.address(), described);
    }

    /** Somebody who looks at one page, whose pictures are kept by others, and who leaves by herself. */
    Visitor lookingWith(NewContextOptions described) {
        return new Visitor(patient(described), product.address());
    }

    /** Whoever sees a page. */
    Visitor like(Spot spot) {
        return with(spot.state() == null ? usual() : usual().setStorageState(spot.state()));
    }

    private Visitor at(String home, NewContextOptions described) {
        var context = patient(described);
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        var visitor = new Visitor(context, home);
        all.add(visitor);
        return visitor;
    }

    private BrowserContext patient(NewContextOptions described) {
        var context = browser.newContext(described);
        context.setDefaultTimeout(MOST_MILLIS);
        return context;
    }

    static NewContextOptions usual() {
        return new NewContextOptions().setLocale("de-DE").setTimezoneId("Europe/Berlin");
    }

    void keep(Path folder) {
        for (var i = 0; i < all.size(); i++) {
            all.get(i).keep(folder.resolve("person-" + (i + 1)));
        }
    }

    void leave() {
        all.forEach(Visitor::leaves);
    }
}
