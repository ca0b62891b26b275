package marketplace.search.popular;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rises where in one county, as it stood at one moment. */
public final class Popular {
    private final Map<String, Rising> byPlace;

    public Popular(Collection<PopularPlace> places) {
        byPlace = places.stream()
                .map(Rising::of)
                .collect(Collectors.toMap(
                        rising -> rising.place() == null ? PopularPlace.EVERYWHERE : rising.place(),
                        Function.identity()));
    }

    /** For somebody who lives in a place, or did not say where. */
    public Rising at(@Nullable String place) {
        return byPlace.getOrDefault(place == null ? PopularPlace.EVERYWHERE : place, Rising.NONE);
    }
}
