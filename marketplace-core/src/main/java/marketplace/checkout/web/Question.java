package marketplace.checkout.web;

import marketplace.checkout.BasketRefused;
import marketplace.checkout.web.CheckoutPages.Shown;
import marketplace.pages.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The checkout at one of its questions.
 *
 * @param changing whether she came back from the last page to say otherwise
 */
public record Question(Step step, Shown shown, boolean changing) {
    /** What she answers goes here. */
    public String path() {
        return step.path() + (changing ? "&aendern=1" : "");
    }

    /** As it is asked again after this no. */
    Question after(BasketRefused refused) {
        return new Question(step, shown.after(refused), changing);
    }

    public String title(Frame frame) {
        return frame.text("checkout.ask." + step.name());
    }

    public String count(Frame frame) {
        return frame.text("checkout.ask.count", step.ordinal() + 1, Step.values().length);
    }

    /** Where one of the answers is changed. */
    public static String change(Step other) {
        return other.path() + "&aendern=1";
    }

    public String back() {
        return step.back();
    }

    /** How it is paid, in words. */
    public @Nullable String paying(Frame frame) {
        var by = shown.payBy();
        return by == null ? null : frame.text("checkout.pay.by." + by.name());
    }
}
