package marketplace.search.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question was understood to say.
 *
 * @param wishes what every answer must not contradict
 * @param without words no answer may have
 * @param forService whether somebody is wanted to do something
 * @param places places it names
 * @param corrected the question as read, if words were taken for misspelt
 */
public record Reading(
        List<Term> terms,
        List<Wish> wishes,
        List<String> without,
        boolean forService,
        List<String> places,
        List<Understood> understood,
        @Nullable String corrected) {

    /** A word that was taken for something else than itself. */
    public record Understood(String word, As as, List<String> means) {}

    public List<Term> needed() {
        return terms.stream().filter(Term::isNeeded).toList();
    }

    public boolean isEmpty() {
        return terms.isEmpty() && wishes.isEmpty() && without.isEmpty();
    }
}
