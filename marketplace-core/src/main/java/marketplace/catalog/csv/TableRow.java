package marketplace.catalog.csv;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.catalog.ListingRefused;
import marketplace.shared.BasisPoints;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** One row of a table, read column by column; what does not fit is refused with the column's name. */
final class TableRow {
    private static final Set<String> YES = Set.of("yes", "ja", "true", "1", "x");

    private final long number;
    private final Map<String, String> cells;

    TableRow(long number, Map<String, String> cells) {
        this.number = number;
        this.cells = cells;
    }

    /** The line of the file, counted from one with the header. */
    long number() {
        return number;
    }

    String text(Column column) {
        return cells.getOrDefault(column.title(), "").strip();
    }

    /** What stands under this title. */
    @Nullable
    String find(String title) {
        var text = cells.getOrDefault(title, "").strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable
    String find(Column column) {
        var text = text(column);
        return text.isEmpty() ? null : text;
    }

    boolean has(Column column) {
        return !text(column).isEmpty();
    }

    boolean yes(Column column) {
        return YES.contains(text(column).toLowerCase(Locale.ROOT));
    }

    Set<String> words(Column column) {
        return Arrays.stream(text(column).split("[\\s;|]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Euros in cents; a column of cents, {@code price_cents}, is understood as well. */
    @Nullable
    Long cents(Column column) {
        var cents = cells.getOrDefault(column.title() + "_cents", "").strip();
        if (!cents.isEmpty()) {
            return read(column, cents, text -> Numbers.scaled(text, 1));
        }
        return find(column) == null ? null : read(column, text(column), text -> Numbers.scaled(text, 100));
    }

    long number(Column column, long times) {
        return read(column, text(column), text -> Numbers.scaled(text, times));
    }

    /** A percentage. */
    BasisPoints rate(Column column) {
        return read(column, text(column), text -> new BasisPoints(Math.toIntExact(Numbers.scaled(text, 100))));
    }

    <E extends Enum<E>> E constant(Column column, Class<E> type) {
        return read(
                column,
                text(column),
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    <E extends Enum<E>> E constant(Column column, Class<E> type, E otherwise) {
        return has(column) ? constant(column, type) : otherwise;
    }

    private static <T> T read(Column column, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException _) {
            throw refused(column, "\"" + text + "\" does not fit here: " + column.meaning() + ".");
        }
    }

    static ListingRefused refused(Column column, String sentence) {
        return new ListingRefused.Invalid(
                java.util.List.of(new Refusal.Field(column.title(), "does-not-fit", sentence)));
    }
}
