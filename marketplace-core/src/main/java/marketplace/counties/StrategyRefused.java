package marketplace.counties;

import java.util.List;
import marketplace.shared.Refusal;

/** What a county's strategy refuses. */
public abstract sealed class StrategyRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private StrategyRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Something does not fit where it was written. */
    public static final class Invalid extends StrategyRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Field> fields;

        public Invalid(List<Field> fields) {
            super(Kind.INVALID, "strategy-invalid", "This cannot hold for the county.");
            this.fields = List.copyOf(fields);
        }

        /** A value that is none, or too low or too high. */
        public static Field outside(Switch one) {
            return new Field(
                    one.key(),
                    "outside-limits",
                    "%s is a whole number from %d to %d.".formatted(one.key(), one.least(), one.most()));
        }

        @Override
        public List<Field> fields() {
            return fields;
        }
    }

    /** Somebody else decided first. */
    public static final class Changed extends StrategyRefused {
        private static final long serialVersionUID = 1;

        public Changed() {
            super(
                    Kind.CONFLICT,
                    "strategy-changed",
                    "The strategy was changed meanwhile. Please look at it as it is now.");
        }
    }
}
