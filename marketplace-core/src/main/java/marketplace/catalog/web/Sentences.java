package marketplace.catalog.web;

import java.util.List;
import marketplace.catalog.csv.RowFault;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** What is wrong with a listing, in the language of the page. */
final class Sentences {
    private Sentences() {}

    static String of(Frame frame, RowFault fault) {
        return of(frame, new Refusal.Field(fault.column(), fault.slug(), fault.sentence()), fault.value());
    }

    /** The sentence for this field, else the one for what is wrong wherever it stands, else English. */
    static String of(Frame frame, Refusal.Field field, @Nullable String value) {
        var given = value == null ? "" : value;
        return frame.texts()
                .find(frame.language(), "catalog.field.%s.%s".formatted(field.name(), field.slug()), given)
                .or(() -> frame.texts().find(frame.language(), "catalog.field.%s".formatted(field.slug()), given))
                .orElse(field.sentence());
    }

    /** Of what was refused as a whole, or field by field. */
    static Errors of(Frame frame, Refusal refused) {
        var errors = of(frame, refused.fields());
        return errors.isEmpty() ? Errors.at("", frame.sentence(refused)) : errors;
    }

    static Errors of(Frame frame, List<Refusal.Field> fields) {
        var errors = Errors.none();
        for (var field : fields) {
            errors = errors.and(field.name(), of(frame, field, null));
        }
        return errors;
    }
}
