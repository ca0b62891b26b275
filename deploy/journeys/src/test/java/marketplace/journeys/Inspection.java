package marketplace.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Looks at one page for what every page owes: to be read by everybody, narrow and wide, light, and quiet about you. */
final class Inspection implements AutoCloseable {

    static final int MOST_KILOBYTES = 100;

    static final List<Integer> ON_A_PHONE = List.of(320);
    static final List<Integer> ON_PHONE_AND_DESK = List.of(320, 1280);

    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);

    private static final int HEIGHT = 800;
    private static final int PICTURE_MILLIS = 15_000;
    private static final int KILOBYTE = 1024;
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Spot spot;
    private final List<Integer> readAt;
    private final Visitor visitor;
    private final Page page;
    /** More may come while they are counted. */
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private final List<String> faults = new ArrayList<>();

    Inspection(People people, Spot spot, List<Integer> readAt) {
        var browser = People.usual().setViewportSize(WIDTHS.getFirst(), HEIGHT);
        if (spot.state() != null) {
            browser.setStorageState(spot.state());
        }
        this.spot = spot;
        this.readAt = readAt;
        this.visitor = people.lookingWith(browser);
        this.page = visitor.page();
        page.onRequestFinished(requests::add);
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") && spot.status() < 400) {
                faults.add("the console says: " + said.text());
            }
        });
    }

    /** Everything that is wrong, in sentences. */
    List<String> faults() {
        var answer = page.navigate(visitor.addressOf(spot.path()));
        page.waitForLoadState();
        if (answer.status() != spot.status()) {
            faults.add("it answers " + answer.status());
        }
        head();
        WIDTHS.forEach(this::at);
        if (kilobytes() > MOST_KILOBYTES) {
            faults.add("%d KB without images, most are: %s".formatted(kilobytes(), heaviest()));
        }
        strangers();
        if (spot.state() == null && !page.context().cookies().isEmpty()) {
            faults.add("it sets cookies nobody needs yet: "
                    + page.context().cookies().getFirst().name);
        }
        return faults;
    }

    /** Once more in the dark. */
    List<String> faultsInTheDark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate(visitor.addressOf(spot.path()));
        page.setViewportSize(WIDTHS.getLast(), HEIGHT);
        read(WIDTHS.getLast());
        picture("dark");
        return faults;
    }

    /** What came over the wire, images left out. */
    long kilobytes() {
        return requests.stream()
                        .filter(request -> !isImage(request))
                        .mapToLong(Inspection::bytes)
                        .sum()
                / KILOBYTE;
    }

    int requests() {
        return requests.size();
    }

    private void head() {
        if (page.locator("h1").count() != 1) {
            faults.add("it has " + page.locator("h1").count() + " first headings");
        }
        if (page.title().isBlank()) {
            faults.add("it has no title");
        }
        var language = spot.path().startsWith("/en") ? "en" : "de";
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            faults.add("it does not say that it is in " + language);
        }
    }

    private void at(int width) {
        page.setViewportSize(width, HEIGHT);
        var wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (wide > width) {
            faults.add("at %d px it is %d px wide: %s".formatted(width, wide, page.evaluate(WIDEST, width)));
        }
        if (readAt.contains(width)) {
            read(width);
        }
        picture(Integer.toString(width));
    }

    private void read(int width) {
        var found = new AxeBuilder(page).setLegacyMode(true).withTags(RULES).analyze();
        found.getViolations().forEach(rule -> faults.add("at %d px axe finds %s".formatted(width, inWords(rule))));
    }

    /** Chromium was seen not to give out a picture of one page in three hundred; asked again, it does. */
    private void picture(String kind) {
        var picture = new Page.ScreenshotOptions()
                .setFullPage(true)
                .setTimeout(PICTURE_MILLIS)
                .setPath(Path.of("target/screenshots", spot.name() + "-" + kind + ".png"));
        try {
            page.screenshot(picture);
        } catch (TimeoutError _) {
            page.screenshot(picture);
        }
    }

    private void strangers() {
        requests.stream()
                .map(request -> URI.create(request.url()))
                .filter(url -> !url.getScheme().equals("data"))
                .map(url -> url.getScheme() + "://" + url.getAuthority())
                .filter(origin -> !visitor.addressOf("").equals(origin))
                .filter(origin -> !spot.elsewhere().contains(origin))
                .distinct()
                .forEach(origin -> faults.add("it asks " + origin));
    }

    private String heaviest() {
        return requests.stream()
                .filter(request -> !isImage(request))
                .sorted((one, other) -> Long.compare(bytes(other), bytes(one)))
                .limit(4)
                .map(request -> "%s %d KB".formatted(URI.create(request.url()).getPath(), bytes(request) / KILOBYTE))
                .collect(Collectors.joining(", "));
    }

    private static boolean isImage(Request request) {
        return request.resourceType().toLowerCase(Locale.ROOT).equals("image");
    }

    private static long bytes(Request request) {
        return request.sizes().responseBodySize;
    }

    private static String inWords(Rule rule) {
        var where = rule.getNodes().stream().limit(3).map(CheckedNode::getHtml).collect(Collectors.joining(" | "));
        return rule.getId() + " (" + rule.getHelp() + "): " + where;
    }

    @Override
    public void close() {
        visitor.leaves();
    }

    private static final String WIDEST = """
        width => [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > width + 1)
            .slice(-2).map(e => e.outerHTML.slice(0, 120)).join(' | ')\
        """;
}
