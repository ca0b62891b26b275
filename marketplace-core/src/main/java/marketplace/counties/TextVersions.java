package marketplace.counties;

import java.util.List;

/** The exact legal texts in force at one moment in one language, for an order to keep (R6). */
public record TextVersions(List<Version> all) {
    public TextVersions {
        all = List.copyOf(all);
    }

    /** One of them, found again by {@link LegalTexts#get}. */
    public record Version(LegalText.Kind kind, String language, int version, String sha256) {}
}
