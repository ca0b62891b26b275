package marketplace.search.asking;

import java.util.List;
import java.util.Set;
import marketplace.shared.MerchantId;

/**
 * A word or fixed phrase of a question with everything it may mean.
 *
 * @param said as the resident wrote it
 * @param need whether an answer must have it
 * @param meanings what it may mean, itself first
 * @param parts if it is a compound: its parts from left to right, each with the words that mean the same
 * @param merchants who is called so, works in that trade or sits in a place of that name
 * @param isPlace whether a place has that name
 */
public record Term(
        String said,
        Need need,
        List<Meaning> meanings,
        List<List<String>> parts,
        Set<MerchantId> merchants,
        boolean isPlace) {

    /**
     * Whether an answer must have the word, must have it as long as nothing similar will do since nobody here uses it, is
     * better with it, or may have most such words instead of the problem solved.
     */
    public enum Need {
        MUST,
        UNHEARD,
        BETTER,
        INSTEAD
    }

    public boolean isNeeded() {
        return need == Need.MUST;
    }

    public List<String> meant(As as) {
        return meanings.stream()
                .filter(one -> one.as() == as)
                .map(Meaning::text)
                .toList();
    }
}
