package marketplace.checkout.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer says where we do not know her street.
 *
 * @param asked the line we asked her about
 * @param line what it is to be: another one, or that very one; null while she has not said
 * @param instead what may be meant; only ever asked, never taken from her
 */
public record StreetAnswer(
        @Nullable String asked,
        @Nullable String line,
        @Nullable List<String> instead) {
    /** The names of its fields in a form. */
    public static final String ASKED = "streetAnswer.asked";

    public static final String LINE = "streetAnswer.line";

    static @Nullable StreetAnswer of(Map<String, String> told) {
        return told.containsKey(LINE) ? new StreetAnswer(told.get(ASKED), told.get(LINE), null) : null;
    }

    /** Whether she is to be asked on the page. */
    public boolean isOpen() {
        return instead != null && line == null;
    }

    boolean isAbout(@Nullable String street) {
        return !CheckoutForm.text(line).isEmpty() && CheckoutForm.text(asked).equals(CheckoutForm.text(street));
    }

    boolean isToStay() {
        return CheckoutForm.text(line).equals(CheckoutForm.text(asked));
    }
}
