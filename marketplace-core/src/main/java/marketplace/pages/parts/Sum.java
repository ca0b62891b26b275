package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Amounts in words, line by line. */
public record Sum(List<Row> rows) {
    /** The total has a rule above it, a sub-line is small. */
    public enum Kind {
        PLAIN(""),
        TOTAL("total"),
        SUB("sub");

        private final String modifier;

        Kind(String modifier) {
            this.modifier = modifier;
        }

        public String modifier() {
            return modifier;
        }
    }

    /** A line: what, a small word about it, how much. */
    public record Row(String what, @Nullable String about, String amount, Kind kind) {
        public static Row of(String what, String amount) {
            return new Row(what, null, amount, Kind.PLAIN);
        }

        public static Row total(String what, String amount) {
            return new Row(what, null, amount, Kind.TOTAL);
        }

        public static Row sub(String what, String amount) {
            return new Row(what, null, amount, Kind.SUB);
        }

        public Row about(String words) {
            return new Row(what, words, amount, kind);
        }
    }

    public static Sum of(Row... rows) {
        return new Sum(List.of(rows));
    }
}
