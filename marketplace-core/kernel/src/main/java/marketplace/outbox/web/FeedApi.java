package marketplace.outbox.web;

import java.util.Set;
import marketplace.outbox.Feed;
import marketplace.outbox.FeedPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** News for other services; needs the scope {@code feed:read}. */
@RestController
class FeedApi {
    private final Feed feed;

    FeedApi(Feed feed) {
        this.feed = feed;
    }

    @GetMapping("/feed")
    Mono<FeedPage> after(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") Set<String> types,
            @RequestParam(defaultValue = "" + Feed.MOST) int limit) {
        return feed.after(after, types, limit);
    }
}
