package marketplace.merchants;

import java.util.List;
import marketplace.shared.Refusal;

/** What merchants are refused. */
public abstract sealed class MerchantRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private MerchantRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    static MerchantRefused invalid(String field, String slug, String sentence) {
        return new Invalid(new Field(field, slug, sentence));
    }

    /** Something does not fit where it was written. */
    public static final class Invalid extends MerchantRefused {
        private static final long serialVersionUID = 1;
        private final transient Field field;

        public Invalid(Field field) {
            super(Kind.INVALID, "profile-invalid", field.sentence());
            this.field = field;
        }

        @Override
        public List<Field> fields() {
            return List.of(field);
        }
    }

    /** The checklist is not done. */
    public static final class Incomplete extends MerchantRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Field> fields;

        Incomplete(List<Field> fields) {
            super(Kind.INVALID, "profile-incomplete", "Something is still missing in the profile.");
            this.fields = List.copyOf(fields);
        }

        @Override
        public List<Field> fields() {
            return fields;
        }
    }

    /** No such merchant, or not to be seen by who asks. */
    public static final class Absent extends MerchantRefused {
        private static final long serialVersionUID = 1;

        public Absent() {
            super(Kind.ABSENT, "no-such-merchant", "There is no such merchant.");
        }
    }

    /** Somebody has changed it since it was read. */
    public static final class ChangedMeanwhile extends MerchantRefused {
        private static final long serialVersionUID = 1;
        private final String field;

        ChangedMeanwhile(String field) {
            super(Kind.CONFLICT, "profile-changed", "The profile was changed meanwhile. Look at it again first.");
            this.field = field;
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field(field, "changed", String.valueOf(getMessage())));
        }
    }

    /** Not from the state it is in. */
    public static final class NotNow extends MerchantRefused {
        private static final long serialVersionUID = 1;

        NotNow(MerchantState state) {
            super(Kind.CONFLICT, "merchant-not-now", "This does not go while the merchant is " + state.word() + ".");
        }
    }

    /** Two can claim, one has. */
    public static final class AlreadyClaimed extends MerchantRefused {
        private static final long serialVersionUID = 1;

        AlreadyClaimed() {
            super(Kind.CONFLICT, "already-claimed", "Somebody looks after this profile already.");
        }
    }

    /** She has taken in another profile of the map before. */
    public static final class OnTheMap extends MerchantRefused {
        private static final long serialVersionUID = 1;

        OnTheMap() {
            super(
                    Kind.CONFLICT,
                    "merchant-on-map",
                    "This business is on the map already. Begin a further one instead.");
        }
    }

    /** What is elsewhere is another shop. */
    public static final class OtherPlace extends MerchantRefused {
        private static final long serialVersionUID = 1;

        OtherPlace() {
            super(
                    Kind.CONFLICT,
                    "merchant-elsewhere",
                    "This shop is in another place. Begin a further business instead.");
        }
    }

    /** A file that is none of a map. */
    public static final class NotAMap extends MerchantRefused {
        private static final long serialVersionUID = 1;

        public NotAMap(String why) {
            super(Kind.INVALID, "not-a-map", "This is no OpenStreetMap extract we can read: " + why);
        }
    }
}
