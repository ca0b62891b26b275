package marketplace.reviews;

import java.time.Instant;
import java.util.List;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is shown.
 *
 * @param author her given name and an initial; empty: she did not want to be named
 * @param stars for what is looked at: the merchant, or one listing
 * @param words empty where she wrote none, or once her account is erased
 * @param changedAt when she last wrote it anew, if she did
 * @param answer of the merchant, if there is one
 */
public record Review(
        ReviewId id,
        MerchantId merchant,
        String author,
        int stars,
        String words,
        Instant writtenAt,
        @Nullable Instant changedAt,
        @Nullable Answer answer) {

    /** What the merchant says to it. */
    public record Answer(String words, Instant at) {
        public List<String> paragraphs() {
            return Review.paragraphs(words);
        }
    }

    /** A paragraph for each of hers. */
    public List<String> paragraphs() {
        return paragraphs(words);
    }

    private static List<String> paragraphs(String words) {
        return words.lines().filter(line -> !line.isBlank()).toList();
    }

    @Override
    public String toString() {
        return "Review[" + id + "]";
    }
}
