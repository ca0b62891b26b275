package marketplace.journeys;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page as somebody sees it.
 *
 * @param name by which its pictures are kept
 * @param path on the market
 * @param state the browser's cookies of whoever looks, as Playwright keeps them; absent: a guest who was never here
 * @param elsewhere origins besides ours it may ask; only paying needs one
 * @param status of the answer
 */
record Spot(String name, String path, @Nullable String state, Set<String> elsewhere, int status) {

    static Spot seenBy(@Nullable String state, String name, String path) {
        return new Spot(name, path, state, Set.of(), 200);
    }

    Spot allowing(String origin) {
        return new Spot(name, path, state, Set.of(origin), status);
    }

    Spot answering(int other) {
        return new Spot(name, path, state, elsewhere, other);
    }

    /** The same page in English. */
    Spot inEnglish() {
        return new Spot(name + "-en", "/en" + path, state, elsewhere, status);
    }
}
