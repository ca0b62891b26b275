package marketplace.portal;

import java.util.Optional;
import marketplace.finding.Found.Reason;
import marketplace.pages.Frame;

/** The reasons search gives, in sentences; one it might give tomorrow is left out. */
final class Whys {
    private Whys() {}

    static Optional<String> of(Frame frame, Reason reason) {
        var word = reason.word() == null ? "" : reason.word();
        var asked = reason.asked() == null ? word : reason.asked();
        return switch (reason.code()) {
            case "title", "part", "category", "brand", "variant", "text", "merchant", "trade", "place", "near" ->
                Optional.of(frame.text("portal.why." + reason.code(), word));
            case "called" -> Optional.of(frame.text("portal.why.merchant", word));
            case "regional", "synonym", "problem", "related", "spelling" ->
                Optional.of(frame.text("portal.why." + reason.code(), asked, word));
            case "wish" ->
                Diets.isKnown(word)
                        ? Optional.of(frame.text("portal.why.wish", Diets.name(frame, word)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
