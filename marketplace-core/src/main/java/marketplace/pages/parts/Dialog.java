package marketplace.pages.parts;

import java.util.Map;

/**
 * A question before what cannot be undone.
 *
 * @param open the words of the button that opens it
 * @param yes the words of the step: "Ja, stornieren"
 * @param no the words that leave all as it is: "Behalten"
 * @param sent fields the step sends along
 */
public record Dialog(
        String id,
        String open,
        String question,
        String text,
        String yes,
        String no,
        String action,
        Map<String, String> sent) {}
