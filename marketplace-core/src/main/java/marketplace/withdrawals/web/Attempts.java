package marketplace.withdrawals.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import marketplace.withdrawals.WithdrawalRefused;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How often one connection may try; at most 10,000 connections are remembered, the least busy are forgotten first. */
@Component
class Attempts {
    private static final int MOST = 10_000;

    private final LoadingCache<String, Bucket> byConnection;

    Attempts(WithdrawalSettings settings) {
        this.byConnection = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(settings.per().multipliedBy(2))
                .build(_ -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(settings.attempts()).refillGreedy(settings.attempts(), settings.per()))
                        .build());
    }

    /** Goes on while there are attempts left. */
    Mono<Void> take(ServerWebExchange exchange) {
        return byConnection.get(connection(exchange)).tryConsume(1)
                ? Mono.empty()
                : Mono.error(new WithdrawalRefused.TooMany());
    }

    private static String connection(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        return remote == null ? "" : remote.getHostString();
    }
}
