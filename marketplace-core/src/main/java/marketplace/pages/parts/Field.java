package marketplace.pages.parts;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A field of a form: its name in the form, its label, and what it may hold. */
public record Field(
        String name,
        String label,
        @Nullable String value,
        String type,
        @Nullable String hint,
        @Nullable String complete,
        boolean optional,
        int max,
        int rows,
        @Nullable String list,
        List<Option> options) {
    private static final int MAX = 200;

    public static Field of(String name, String label) {
        return new Field(name, label, null, "text", null, null, false, MAX, 1, null, List.of());
    }

    /** A list to choose from instead of free text. */
    public static Field of(String name, String label, List<Option> options) {
        return new Field(name, label, null, "select", null, null, false, MAX, 1, null, options);
    }

    public Field value(@Nullable String text) {
        return new Field(name, label, text, type, hint, complete, optional, max, rows, list, options);
    }

    /** The type of the input: "email", "tel", "date", "number" (digits, shown as text). */
    public Field type(String other) {
        return new Field(name, label, value, other, hint, complete, optional, max, rows, list, options);
    }

    public Field hint(String words) {
        return new Field(name, label, value, type, words, complete, optional, max, rows, list, options);
    }

    /** What browsers may fill in, by the names of HTML: "postal-code". */
    public Field complete(String token) {
        return new Field(name, label, value, type, hint, token, optional, max, rows, list, options);
    }

    public Field asOptional() {
        return new Field(name, label, value, type, hint, complete, true, max, rows, list, options);
    }

    /** The most characters. */
    public Field max(int characters) {
        return new Field(name, label, value, type, hint, complete, optional, characters, rows, list, options);
    }

    /** Several lines of text. */
    public Field rows(int lines) {
        return new Field(name, label, value, "textarea", hint, complete, optional, max, lines, list, options);
    }

    /** The id of the list on the page that offers what may be typed. */
    public Field listed(String id) {
        return new Field(name, label, value, type, hint, complete, optional, max, rows, id, options);
    }

    public String id() {
        return "f-" + name;
    }

    public boolean digits() {
        return type.equals("number");
    }

    /** The ids of what describes the field, for aria-describedby. */
    @Nullable
    public String describedBy(@Nullable String error) {
        var ids = Stream.of(error == null ? null : id() + "-e", hint == null ? null : id() + "-h")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
