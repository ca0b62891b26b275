package marketplace.delivery;

import java.util.List;
import marketplace.shared.Refusal;

/** What the network of a county refuses. */
public abstract sealed class NetworkRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private NetworkRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Something does not fit where it was written. */
    public static final class Invalid extends NetworkRefused {
        private static final long serialVersionUID = 1;
        private final transient Field field;

        public Invalid(String field, String slug, String sentence) {
            super(Kind.INVALID, "network-invalid", sentence);
            this.field = new Field(field, slug, sentence);
        }

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /** No such day, point or vehicle. */
    public static final class Absent extends NetworkRefused {
        private static final long serialVersionUID = 1;

        Absent() {
            super(Kind.ABSENT, "not-in-the-network", "There is no such day, point or vehicle.");
        }
    }

    /** A county has at most 500 points and 100 vehicles. */
    public static final class Full extends NetworkRefused {
        private static final long serialVersionUID = 1;

        Full() {
            super(Kind.CONFLICT, "network-full", "A county has at most 500 pickup points and 100 vehicles.");
        }
    }
}
