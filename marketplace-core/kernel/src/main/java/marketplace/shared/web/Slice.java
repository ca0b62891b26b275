package marketplace.shared.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list, and where to go on.
 *
 * @param next the cursor for the following page; none on the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    /** The most a page holds. */
    public static final int MOST = 100;

    public Slice {
        items = List.copyOf(items);
    }

    /** A page that was asked for with this limit; a full one may have a next. */
    public static <T> Slice<T> of(List<T> found, int limit, Function<T, ?> cursor) {
        return new Slice<>(found, found.size() < limit ? null : String.valueOf(cursor.apply(found.getLast())));
    }

    public <R> Slice<R> map(Function<T, R> each) {
        return new Slice<>(items.stream().map(each).toList(), next);
    }

    /** A limit somebody asked for, from 1 to {@value #MOST}. */
    public static int limit(int asked) {
        return Math.clamp(asked, 1, MOST);
    }
}
