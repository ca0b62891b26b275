package marketplace.outbox;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Somewhere news can be pulled from: our own feed, or another service's. */
public interface NewsSource {
    /**
     * News after the position, the empty text being the beginning: of the next {@code limit}, those of these types; of all
     * types where none is named.
     */
    Mono<FeedPage> after(String position, Set<String> types, int limit);
}
