package marketplace.privacy.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is kept, as it is read: a label with a value, or with more of the kind. */
public record Told(String label, @Nullable String value, List<Told> inner) {
    public Told {
        inner = List.copyOf(inner);
    }

    static Told of(String label, String value) {
        return new Told(label, value, List.of());
    }

    static Told of(String label, List<Told> inner) {
        return new Told(label, null, inner);
    }
}
