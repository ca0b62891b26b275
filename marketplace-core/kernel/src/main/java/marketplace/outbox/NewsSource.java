package marketplace.outbox;

import reactor.core.publisher.Mono;

/** Somewhere news can be pulled from: our own feed, or another service's. */
public interface NewsSource {
    /** At most {@code limit} news after the position; the empty text is the beginning. */
    Mono<FeedPage> after(String position, int limit);
}
