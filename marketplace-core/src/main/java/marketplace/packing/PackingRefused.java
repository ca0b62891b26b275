package marketplace.packing;

import java.util.List;
import marketplace.shared.Refusal;

/** What may not come in place of a line. */
public abstract sealed class PackingRefused extends Refusal {
    private static final long serialVersionUID = 1;
    private final int position;

    private PackingRefused(Kind kind, int position, String slug, String sentence) {
        super(kind, slug, sentence);
        this.position = position;
    }

    @Override
    public List<Field> fields() {
        return List.of(new Field("line." + position, slug(), getMessage()));
    }

    /** Not one of this merchant's, or not to be had now. */
    public static final class Unavailable extends PackingRefused {
        private static final long serialVersionUID = 1;

        Unavailable(int position) {
            super(Kind.INVALID, position, "instead-unavailable", "That is not on this merchant's shelf just now.");
        }
    }

    /** Something is in it that was not in what was agreed, or nobody knows. */
    public static final class OtherAllergens extends PackingRefused {
        private static final long serialVersionUID = 1;

        OtherAllergens(int position) {
            super(
                    Kind.INVALID,
                    position,
                    "instead-allergens",
                    "That has allergens the other has not, or does not name them. Please ask the buyer.");
        }
    }

    /** A proposal needs something to propose. */
    public static final class NothingProposed extends PackingRefused {
        private static final long serialVersionUID = 1;

        NothingProposed(int position) {
            super(Kind.INVALID, position, "nothing-proposed", "Please choose what you propose instead.");
        }
    }
}
