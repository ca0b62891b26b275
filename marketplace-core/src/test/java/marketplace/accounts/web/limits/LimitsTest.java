package marketplace.accounts.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import marketplace.accounts.web.limits.Limits.Asked;
import marketplace.accounts.web.limits.Limits.Verdict;
import marketplace.shared.CountyCode;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class LimitsTest {
    static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    static final CountyCode HERE = CountyCode.of("99001");
    static final CountyCode THERE = CountyCode.of("99002");

    Instant now = NOON;
    final Limits limits = new Limits(new LimitSettings(true, List.of(), 60, 6, 3, 2, 2), new Moved());

    @Test
    void beyond_the_limit_one_waits_until_the_next_is_due() {
        for (var i = 0; i < 3; i++) {
            assertThat(write("vera").isTooMany()).isFalse();
        }

        var refused = write("vera");
        now = NOON.plusSeconds(20);

        assertThat(refused.waitSeconds()).isEqualTo(20);
        assertThat(write("vera").isTooMany()).isFalse();
        assertThat(write("vera").isTooMany()).isTrue();
    }

    @Test
    void callers_counties_and_kinds_are_counted_apart() {
        for (var i = 0; i < 4; i++) {
            write("vera");
        }

        assertThat(write("otto").isTooMany()).isFalse();
        assertThat(limits.take(new Asked(THERE, Kind.WRITING, "vera")).isTooMany())
                .isFalse();
        assertThat(limits.take(new Asked(HERE, Kind.READING, "vera")).isTooMany())
                .isFalse();
    }

    @Test
    void headers_tell_what_is_left_and_when_to_come_again() {
        var headers = new HttpHeaders();
        for (var i = 0; i < 3; i++) {
            write("vera");
        }

        write("vera").tell(headers);

        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"writing\";q=3;w=60");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"writing\";r=0;t=60");
        assertThat(headers.getFirst("Retry-After")).isEqualTo("20");
    }

    private Verdict write(String caller) {
        return limits.take(new Asked(HERE, Kind.WRITING, caller));
    }

    private final class Moved extends Clock {
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
    }
}
