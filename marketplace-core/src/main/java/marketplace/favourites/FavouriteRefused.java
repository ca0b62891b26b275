package marketplace.favourites;

import marketplace.shared.Refusal;

/** What the list of favourites refuses. */
public abstract sealed class FavouriteRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private FavouriteRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** A list nobody overlooks any more. */
    public static final class Full extends FavouriteRefused {
        private static final long serialVersionUID = 1;

        Full() {
            super(
                    Kind.CONFLICT,
                    "favourites-full",
                    "You have kept %d things. Please take one off before you keep another.".formatted(Favourite.MOST));
        }
    }
}
