package marketplace.accounts.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import marketplace.shared.CountyCode;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * A bucket per county, kind and caller, refilled evenly over a minute. At most 50,000 are remembered; those not asked
 * for two minutes are full again anyway and forgotten. Each instance counts for itself.
 */
@Component
class Limits {
    private static final int MOST = 50_000;
    private static final Duration PER = Duration.ofMinutes(1);

    private final LimitSettings settings;
    private final TimeMeter time;
    private final Cache<Asked, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(PER.multipliedBy(2))
            .build();

    Limits(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.time = by(clock);
    }

    /** Who asks for what. */
    record Asked(CountyCode county, Kind kind, String caller) {}

    /**
     * What came of it.
     *
     * @param waitSeconds until the next one is let in; 0: this one was
     * @param fullSeconds until all of them are there again
     */
    record Verdict(Kind kind, int perMinute, long left, long waitSeconds, long fullSeconds) {
        boolean isTooMany() {
            return waitSeconds > 0;
        }

        /** As draft-ietf-httpapi-ratelimit-headers writes it; the time to come again as RFC 9110 does. */
        void tell(HttpHeaders headers) {
            headers.set("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(kind.word(), perMinute, PER.toSeconds()));
            headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(kind.word(), left, fullSeconds));
            if (isTooMany()) {
                headers.set(HttpHeaders.RETRY_AFTER, Long.toString(waitSeconds));
            }
        }
    }

    boolean areOn() {
        return settings.on();
    }

    Verdict take(Asked asked) {
        var perMinute = settings.perMinute(asked.kind());
        var probe = buckets.get(asked, _ -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                asked.kind(),
                perMinute,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForRefill()),
                seconds(probe.getNanosToWaitForReset()));
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PER))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }

    private static TimeMeter by(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
