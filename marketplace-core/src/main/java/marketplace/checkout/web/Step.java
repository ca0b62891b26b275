package marketplace.checkout.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.checkout.web.CheckoutPages.Shown;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import org.jspecify.annotations.Nullable;

/** One question of the checkout, for whoever wants one at a time; the last one asks whether all of it is right. */
public enum Step {
    WHO("wer", "givenName", "familyName", "ofAge"),
    WHERE("wo", "street", StreetAnswer.ASKED, StreetAnswer.LINE, "postcode", "place", "note"),
    REACHED("erreichbar", "mail", "phone"),
    HAND_OVER("uebergabe", "handOver"),
    PAY("zahlen", "payBy"),
    CHECK("pruefen");

    /** The way to whatever is still to be answered. */
    static final String OPEN = "/kasse?frage=weiter";

    private final String tag;
    private final List<String> fields;

    Step(String tag, String... fields) {
        this.tag = tag;
        this.fields = List.of(fields);
    }

    /** As addresses name it. */
    static Optional<Step> of(@Nullable String tag) {
        return Stream.of(values()).filter(step -> step.tag.equals(tag)).findFirst();
    }

    /** Where this field is asked for. */
    static Step asking(String field) {
        return Stream.of(values())
                .filter(step -> step.fields.contains(field))
                .findFirst()
                .orElse(CHECK);
    }

    /** The first that is still to be answered. */
    static Step open(Shown shown, Frame frame) {
        return Stream.of(values())
                .filter(step -> !step.isAnswered(shown, frame))
                .findFirst()
                .orElse(CHECK);
    }

    List<String> fields() {
        return fields;
    }

    String path() {
        return "/kasse?frage=" + tag;
    }

    Step next() {
        return this == CHECK ? CHECK : values()[ordinal() + 1];
    }

    /** Where the way back leads. */
    String back() {
        return this == WHO ? "/korb" : values()[ordinal() - 1].path();
    }

    /** What is still to be mended here. */
    Errors errors(Shown shown, Frame frame) {
        var errors = Errors.none();
        for (var error : shown.form().errors(frame).all()) {
            errors = fields.contains(error.field()) ? errors.and(error.field(), error.sentence()) : errors;
        }
        return this == WHO && !shown.isOfAge()
                ? errors.and("ofAge", frame.text("checkout.refusal.age-not-declared"))
                : errors;
    }

    private boolean isAnswered(Shown shown, Frame frame) {
        return switch (this) {
            case WHO, WHERE, REACHED -> errors(shown, frame).isEmpty();
            case HAND_OVER -> shown.choice().key().equals(shown.form().handOver());
            case PAY -> shown.form().payBy() != null && shown.form().payBy() == shown.payBy();
            case CHECK -> false;
        };
    }
}
