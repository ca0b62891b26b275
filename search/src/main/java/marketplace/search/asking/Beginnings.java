package marketplace.search.asking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import marketplace.analysis.Folding;
import marketplace.search.merchants.Merchant;
import marketplace.search.reach.Place;
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
        var folded = Folding.fold(typed);
        var found = new ArrayList<Suggestion>();
        var merchants = knowledge.directory().merchants().stream();
        var places = knowledge.directory().places().stream();
        add(
                found,
                beginning(merchants, Merchant::name, folded),
                one -> new Suggestion("merchant", one.name(), one.id().toString(), one.slug()));
        add(found, beginning(places, Place::name, folded), one -> new Suggestion("place", one.name(), one.id(), null));
        return found;
    }

    private static <T> Stream<T> beginning(Stream<T> all, Function<T, @Nullable String> name, String folded) {
        return all.filter(one -> begins(name.apply(one), folded));
    }

    private static boolean begins(@Nullable String name, String folded) {
        return name != null
                && (Folding.fold(name).startsWith(folded)
                        || Arrays.stream(name.split("\\W+"))
                                .anyMatch(word -> Folding.fold(word).startsWith(folded)));
    }

    private static <T> void add(List<Suggestion> found, Stream<T> some, Function<T, Suggestion> suggestion) {
        some.limit(MOST_OF_A_KIND).map(suggestion).forEach(found::add);
    }
}
