package marketplace.pages;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a form must still mend, in the order of its fields; shown above the form with links and under each field. */
public record Errors(List<FieldError> all) {
    private static final Errors NONE = new Errors(List.of());

    public Errors {
        all = List.copyOf(all);
    }

    public static Errors none() {
        return NONE;
    }

    public static Errors at(String field, String sentence) {
        return NONE.and(field, sentence);
    }

    public Errors and(String field, String sentence) {
        return new Errors(Stream.concat(all.stream(), Stream.of(new FieldError(field, sentence)))
                .toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first sentence for this field, null when it is fine. */
    @Nullable
    public String of(String field) {
        return all.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::sentence)
                .findFirst()
                .orElse(null);
    }
}
