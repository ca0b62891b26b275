package marketplace.pages;

import org.jspecify.annotations.Nullable;

/** A thing done, told once: a sentence and, if there is somewhere to look, a link. */
public record Toast(
        String text, @Nullable String link, @Nullable String href) {
    public static Toast of(String text) {
        return new Toast(text, null, null);
    }
}
