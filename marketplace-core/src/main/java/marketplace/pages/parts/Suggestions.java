package marketplace.pages.parts;

import java.util.List;

/** What is offered while typing, each with what stands at its right: "9 Angebote". */
public record Suggestions(List<Suggestion> all) {
    /** One suggestion, with the name of its icon. */
    public record Suggestion(Marked text, String href, String icon, String aside) {}
}
