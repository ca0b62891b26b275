package marketplace.catalog;

import java.util.List;
import marketplace.shared.Refusal;

/** What the catalog refuses. */
public abstract sealed class ListingRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private ListingRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    static ListingRefused invalid(Field field) {
        return new Invalid(List.of(field));
    }

    /** Something does not fit where it was written. */
    public static final class Invalid extends ListingRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Field> fields;

        public Invalid(List<Field> fields) {
            super(Kind.INVALID, "listing-invalid", fields.getFirst().sentence());
            this.fields = List.copyOf(fields);
        }

        @Override
        public List<Field> fields() {
            return fields;
        }
    }

    /** It lacks what its category asks for before it may be shown. */
    public static final class Incomplete extends ListingRefused {
        private static final long serialVersionUID = 1;
        private final transient List<Field> fields;

        Incomplete(List<Field> fields) {
            super(Kind.INVALID, "listing-incomplete", "This listing still lacks something before it can be shown.");
            this.fields = List.copyOf(fields);
        }

        @Override
        public List<Field> fields() {
            return fields;
        }
    }

    /** No such listing, or not to be seen by who asks. */
    public static final class Absent extends ListingRefused {
        private static final long serialVersionUID = 1;

        public Absent() {
            super(Kind.ABSENT, "no-such-listing", "There is no such listing.");
        }
    }

    /** Somebody has changed it since it was read. */
    public static final class ChangedMeanwhile extends ListingRefused {
        private static final long serialVersionUID = 1;

        ChangedMeanwhile() {
            super(Kind.CONFLICT, "listing-changed", "The listing was changed meanwhile. Look at it again first.");
        }
    }

    /** The operator took it off. */
    public static final class IsHidden extends ListingRefused {
        private static final long serialVersionUID = 1;

        IsHidden() {
            super(Kind.CONFLICT, "listing-hidden", "The operator took this listing off and has to bring it back.");
        }
    }

    /** Another variant of this merchant has the SKU already. */
    public static final class SkuTaken extends ListingRefused {
        private static final long serialVersionUID = 1;

        SkuTaken() {
            super(Kind.CONFLICT, "sku-taken", "Another variant of yours has this SKU already.");
        }
    }

    /** Somebody else was quicker. */
    public static final class OutOfStock extends ListingRefused {
        private static final long serialVersionUID = 1;

        OutOfStock() {
            super(Kind.CONFLICT, "out-of-stock", "Not everything you want is still there.");
        }
    }

    /** What was shown would be something else by now. */
    public static final class OtherwiseNow extends ListingRefused {
        private static final long serialVersionUID = 1;

        OtherwiseNow() {
            super(Kind.CONFLICT, "table-otherwise-now", "Something has changed since; please look again.");
        }
    }

    /** Listings are found by where their merchant is. */
    public static final class NoPlace extends ListingRefused {
        private static final long serialVersionUID = 1;

        NoPlace() {
            super(Kind.CONFLICT, "merchant-without-place", "Please choose your place in the profile first.");
        }
    }

    /** A category nobody has. */
    public static final class NoSuchCategory extends ListingRefused {
        private static final long serialVersionUID = 1;

        NoSuchCategory(String code) {
            super(Kind.INVALID, "no-such-category", "There is no category \"" + code + "\".");
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("category", slug(), getMessage()));
        }
    }
}
