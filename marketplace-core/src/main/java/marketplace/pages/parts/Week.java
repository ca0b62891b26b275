package marketplace.pages.parts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seven days of a village's week, from Monday on. */
public record Week(String label, List<Day> days) {
    /** What a day is to the reader. */
    public enum Kind {
        PAST("is-past", null),
        PLAIN("", null),
        CUT_OFF("is-cut", "clock"),
        DELIVERY("is-day", "van");

        private final String modifier;

        @Nullable
        private final String icon;

        Kind(String modifier, @Nullable String icon) {
            this.modifier = modifier;
            this.icon = icon;
        }

        public String modifier() {
            return modifier;
        }

        @Nullable
        public String icon() {
            return icon;
        }
    }

    /** A day with a word or two below: "bis 12", "kommt". */
    public record Day(LocalDate date, Kind kind, String note) {}
}
