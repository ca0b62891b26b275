package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list to choose one of, in one line. */
public record Select(String name, String label, @Nullable String icon, List<Option> options) {}
