package marketplace.search.asking;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.analysis.Folding;
import marketplace.search.asking.Directory.Named;
import org.jspecify.annotations.Nullable;

/** Merchants and places whose name has a word that begins as typed. */
public final class Beginnings {

    private static final int MOST_OF_A_KIND = 3;

    private Beginnings() {}

    /** Something to ask for; a merchant has a page by its slug. */
    public record Suggestion(
            String kind,
            String text,
            @Nullable String id,
            @Nullable String slug) {}

    public static List<Suggestion> of(String typed, Knowledge knowledge) {
        var beginning = knowledge.directory().beginning(Folding.fold(typed)).toList();
        var merchants = beginning.stream()
                .map(Named::merchant)
                .filter(Objects::nonNull)
                .limit(MOST_OF_A_KIND)
                .map(one -> new Suggestion("merchant", one.name(), one.id().toString(), one.slug()));
        var places = beginning.stream()
                .map(Named::place)
                .filter(Objects::nonNull)
                .limit(MOST_OF_A_KIND)
                .map(one -> new Suggestion("place", one.name(), one.id(), null));
        return Stream.concat(merchants, places).toList();
    }
}
