package marketplace.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class KeptTokensTest {
    static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    final AtomicInteger checks = new AtomicInteger();
    Instant now = NOON;

    @Test
    void a_token_found_sound_is_not_checked_again() {
        var tokens = tokensThatEndAt(NOON.plusSeconds(300));

        tokens.decode("one").block();
        tokens.decode("one").block();
        tokens.decode("other").block();

        assertThat(checks).hasValue(2);
    }

    @Test
    void a_token_does_not_outlive_its_own_end() {
        var tokens = tokensThatEndAt(NOON.plusSeconds(30));
        tokens.decode("one").block();

        now = NOON.plusSeconds(30);
        tokens.decode("one").block();

        assertThat(checks).hasValue(2);
    }

    @Test
    void a_token_that_is_not_sound_is_refused_each_time() {
        var tokens = new KeptTokens(this::forged, clock());

        for (var i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> tokens.decode("forged").block());
        }

        assertThat(checks).hasValue(2);
    }

    private Mono<Jwt> forged(String token) {
        checks.incrementAndGet();
        return Mono.error(new BadJwtException(token));
    }

    private KeptTokens tokensThatEndAt(Instant end) {
        return new KeptTokens(token -> sound(token, end), clock());
    }

    private Mono<Jwt> sound(String token, Instant end) {
        checks.incrementAndGet();
        return Mono.just(Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject("core")
                .issuedAt(NOON)
                .expiresAt(end)
                .build());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
