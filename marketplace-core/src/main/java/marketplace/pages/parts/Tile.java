package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A figure. The main one stands out and is there once on a page. */
public record Tile(
        String label,
        String value,
        @Nullable String unit,
        List<String> under,
        @Nullable Progress progress,
        boolean main) {
    public static Tile of(String label, String value, String... under) {
        return new Tile(label, value, null, List.of(under), null, false);
    }
}
