package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an order stands; a wide one lies down where there is room. */
public record Steps(String label, boolean wide, List<Step> steps) {
    /** What a step is. */
    public enum State {
        DONE,
        NOW,
        OPEN,
        ENDED
    }

    /** A step with a word below: a time, a reason. */
    public record Step(String text, @Nullable String detail, State state) {}
}
