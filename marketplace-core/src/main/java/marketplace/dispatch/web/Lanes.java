package marketplace.dispatch.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a day stands on one page: the first stops of every lane, or one lane alone, {@value #MOST} stops at a
 * time.
 *
 * @param keys of all lanes there are
 * @param alone the one that is shown alone; absent: all
 * @param from the first of its stops that is shown, from 0
 */
public record Lanes(
        LocalDate day, Set<String> keys, @Nullable String alone, int from) {
    static final int MOST = 60;

    /** One that is not there (any more) is not asked for. */
    static Lanes of(LocalDate day, Set<String> keys, String asked, int from) {
        return keys.contains(asked) ? new Lanes(day, keys, asked, Math.max(0, from)) : new Lanes(day, keys, null, 0);
    }

    boolean shows(String key) {
        return alone == null || alone.equals(key);
    }

    <T> List<T> shown(List<T> all) {
        return all.stream().skip(from).limit(room()).toList();
    }

    /** Where the stops of a lane go on; absent where all are shown. */
    @Nullable
    String more(String key, int all) {
        if (from + room() >= all) {
            return null;
        }
        return "%s?spur=%s&ab=%d".formatted(path(), key, alone == null ? 0 : from + MOST);
    }

    String path() {
        return "/disposition/" + day;
    }

    /** What a form says of the lane it stands in, so that its answer shows the same. */
    String asked() {
        return alone == null ? "" : "?spur=" + alone;
    }

    private int room() {
        return alone == null ? Math.max(1, MOST / keys.size()) : MOST;
    }
}
