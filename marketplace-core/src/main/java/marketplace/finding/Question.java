package marketplace.finding;

import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What a resident asks.
 *
 * @param words as typed, at most 200 characters
 * @param category its code
 * @param page from 1 to 10
 */
public record Question(
        String words, @Nullable PlaceCode place, @Nullable String category, int page) {
    private static final int LONGEST = 200;
    private static final int LAST_PAGE = 10;

    public Question {
        words = words.strip();
        words = words.substring(0, Math.min(words.length(), LONGEST));
        page = Math.clamp(page, 1, LAST_PAGE);
    }

    Question onPage(int other) {
        return new Question(words, place, category, other);
    }
}
