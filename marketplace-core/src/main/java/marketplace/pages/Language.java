package marketplace.pages;

import java.util.Locale;

/** The languages of the pages. German stands at the plain address, English under /en. */
public enum Language {
    DE(Locale.GERMANY),
    EN(Locale.UK);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As in {@code lang="de"}. */
    public String tag() {
        return locale.getLanguage();
    }
}
