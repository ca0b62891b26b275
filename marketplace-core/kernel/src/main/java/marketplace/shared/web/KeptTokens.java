package marketplace.shared.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers which tokens were found sound, since a service sends the same one with every call: at most {@value #MOST},
 * each for a minute at most and never beyond its own end.
 */
final class KeptTokens implements ReactiveJwtDecoder {
    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> sound =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    KeptTokens(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        var known = sound.getIfPresent(token);
        return known != null && holds(known)
                ? Mono.just(known)
                : decoder.decode(token).doOnNext(jwt -> sound.put(token, jwt));
    }

    private boolean holds(Jwt token) {
        var end = token.getExpiresAt();
        return end != null && end.isAfter(clock.instant());
    }
}
