package marketplace.outbox;

import java.time.Duration;
import java.util.Set;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Another service's feed over HTTP; the client brings its address and our token. */
public final class RemoteFeed implements NewsSource {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** A page of the feed stays below. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final WebClient client;

    public RemoteFeed(WebClient client) {
        this.client = client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .build();
    }

    @Override
    public Mono<FeedPage> after(String position, Set<String> types, int limit) {
        return client.get()
                .uri(uri -> uri.path("/feed")
                        .queryParam("after", position)
                        .queryParam("types", String.join(",", types))
                        .queryParam("limit", limit)
                        .build())
                .retrieve()
                .bodyToMono(FeedPage.class)
                .timeout(LIMIT);
    }
}
