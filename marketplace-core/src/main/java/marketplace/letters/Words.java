package marketplace.letters;

import java.util.List;
import marketplace.pages.Language;

/**
 * What a letter says and to whom; made when it is sent and kept nowhere.
 *
 * @param body in CommonMark
 */
record Words(String to, Language language, String subject, String body, List<Enclosure> enclosures) {
    Words {
        enclosures = List.copyOf(enclosures);
    }

    static Words of(String to, Language language, String subject, String body) {
        return new Words(to, language, subject, body, List.of());
    }

    /** A file that goes with it. */
    record Enclosure(String name, String type, byte[] bytes) {}

    @Override
    public String toString() {
        return "Words[…]";
    }
}
