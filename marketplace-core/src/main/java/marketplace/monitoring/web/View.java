package marketplace.monitoring.web;

import java.util.Arrays;
import java.util.Locale;
import marketplace.pages.Frame;

/** A part of the county's page; the first says the most important on one screen. */
public enum View {
    OVERVIEW("ueberblick"),
    PLACES("orte"),
    TURNOVER("umsatz"),
    WAYS("wege"),
    GOODS("sortiment"),
    SEARCHES("suche"),
    DATA("daten");

    private final String word;

    View(String word) {
        this.word = word;
    }

    /** As the address says it; the overview where it says nothing known. */
    static View of(String word) {
        return Arrays.stream(values())
                .filter(view -> view.word.equals(word))
                .findFirst()
                .orElse(OVERVIEW);
    }

    public String word() {
        return word;
    }

    public String name(Frame frame) {
        return frame.text("monitoring.view." + name().toLowerCase(Locale.ROOT));
    }
}
