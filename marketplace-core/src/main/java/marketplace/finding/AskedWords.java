package marketplace.finding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be told of words somebody typed: at most {@value #LONGEST} characters and {@value #MOST} words of letters and
 * hyphens, in small letters. Whatever holds a digit, an address or the like is nobody's business.
 */
final class AskedWords {
    static final int LONGEST = 40;
    static final int MOST = 4;
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}-]*");

    private AskedWords() {}

    static Optional<String> of(String typed) {
        var small = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .toLowerCase(Locale.GERMAN)
                .replaceAll("[\\s,;:!?\"„“]+", " ")
                .strip();
        var words = small.split(" ");
        var plain = small.length() <= LONGEST && words.length <= MOST;
        for (var word : words) {
            plain = plain && WORD.matcher(word).matches();
        }
        return plain ? Optional.of(small) : Optional.empty();
    }
}
