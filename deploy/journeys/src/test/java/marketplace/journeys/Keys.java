package marketplace.journeys;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import marketplace.local.processes.Waiting;

/** Her keyboard; notes where it took her without showing it. */
final class Keys {

    private static final int MOST = 150;
    private static final Duration TO_SETTLE = Duration.ofSeconds(10);
    private static final String SETTLED = "!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')";

    /** What whoever listens hears of the place one is at, of which group it is, and whether whoever looks sees it. */
    private static final String HERE = """
        () => {
            const here = document.activeElement;
            if (!here || here === document.body) return ['', '', 'seen'];
            const label = here.labels && here.labels[0];
            const name = here.getAttribute('aria-label') || (label ? label.textContent : here.textContent);
            const ringed = e => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) > 0;
            const around = here.closest('.pick, .chip, .search__box');
            const box = (label && around ? around : here).getBoundingClientRect();
            const inSight = box.bottom > 0 && box.top < innerHeight && box.width > 0;
            const seen = inSight && (ringed(here) || ringed(around));
            const group = here.type === 'radio' && here.closest('fieldset')?.querySelector('legend');
            return [name, group ? group.textContent : '', seen ? 'seen' : 'unseen'].map(one => one.replace(/\\s+/g, ' ').trim());
        }
        """;

    private final Page page;
    private final Set<String> unseen = new TreeSet<>();

    Keys(Visitor who) {
        this.page = who.page();
    }

    /** On to the next whose name begins so. */
    Keys tabsTo(String name) {
        return goes("Tab", () -> here(0).startsWith(name), name);
    }

    /** Back to the one before whose name begins so. */
    Keys tabsBackTo(String name) {
        return goes("Shift+Tab", () -> here(0).startsWith(name), name);
    }

    /** On to a group of choices, and with the arrows to the one whose name begins so. */
    Keys chooses(String group, String name) {
        goes("Tab", () -> here(1).equals(group), group);
        return here(0).startsWith(name) ? this : goes("ArrowDown", () -> here(0).startsWith(name), name);
    }

    Keys types(String text) {
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        return this;
    }

    Keys presses(String key) {
        page.keyboard().press(key);
        return this;
    }

    Set<String> unseen() {
        return unseen;
    }

    private Keys goes(String key, BooleanSupplier there, String name) {
        for (var i = 0; i < MOST; i++) {
            page.keyboard().press(key);
            Waiting.until(() -> Boolean.TRUE.equals(page.evaluate(SETTLED)), TO_SETTLE);
            if (there.getAsBoolean()) {
                return this;
            }
        }
        throw new AssertionError("%s never leads to “%s” on %s".formatted(key, name, page.url()));
    }

    private String here(int part) {
        var said = (List<?>) Objects.requireNonNull(page.evaluate(HERE));
        if (said.getLast().equals("unseen")) {
            unseen.add(page.url() + " " + said.getFirst());
        }
        return String.valueOf(said.get(part));
    }
}
