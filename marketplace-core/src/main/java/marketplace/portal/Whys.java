package marketplace.portal;

import java.util.Optional;
import marketplace.finding.Found.Reason;
import marketplace.finding.Found.Shop;
import marketplace.pages.Frame;
import org.jspecify.annotations.Nullable;

/** The reasons search gives, in sentences; one it might give tomorrow is left out. */
final class Whys {
    private static final double METRES = 1_000;

    private Whys() {}

    /** @param shop whose listing it is, or who answers herself */
    static Optional<String> of(Frame frame, Reason reason, @Nullable Shop shop) {
        var word = reason.word() == null ? "" : reason.word();
        var asked = reason.asked() == null ? word : reason.asked();
        return switch (reason.code()) {
            case "title", "part", "category", "brand", "variant", "text", "merchant", "trade", "place" ->
                Optional.of(frame.text("portal.why." + reason.code(), word));
            case "near" ->
                Optional.ofNullable(shop == null ? null : shop.metres())
                        .map(metres -> frame.formats().distance(metres / METRES))
                        .map(distance -> frame.text("portal.why.near", distance));
            case "popular" ->
                Optional.of(
                        word.isEmpty()
                                ? frame.text("portal.why.popular.county")
                                : frame.text("portal.why.popular", word));
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
