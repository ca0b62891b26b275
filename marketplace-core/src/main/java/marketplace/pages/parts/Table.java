package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table; the first cell of a row is its head. */
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) {
    /** Figures stand at the right. */
    public record Column(String text, boolean figures) {}

    /** A cell, with a way on if there is more. */
    public record Cell(String text, @Nullable String href) {
        public static Cell of(String text) {
            return new Cell(text, null);
        }
    }
}
