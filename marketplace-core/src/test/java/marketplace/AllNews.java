package marketplace;

import java.util.List;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import reactor.core.publisher.Mono;

/** Everything a test's database has ever told. */
public final class AllNews {
    private AllNews() {}

    public static List<Envelope> of(Feed feed) {
        return feed.after("", Feed.MOST)
                .expand(page -> page.events().isEmpty() ? Mono.empty() : feed.after(page.next(), Feed.MOST))
                .flatMapIterable(page -> page.events())
                .collectList()
                .block();
    }
}
