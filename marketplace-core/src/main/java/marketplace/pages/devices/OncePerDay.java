package marketplace.pages.devices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import marketplace.pages.Formats;
import marketplace.shared.CountyCode;
import org.springframework.stereotype.Component;

/**
 * Whether a device does something for the first time on a day. What it did is remembered as a hash under a salt of the
 * day, in memory alone; with the day both are gone. At most {@value #MOST} marks; each instance counts for itself.
 */
@Component
public class OncePerDay {
    static final int MOST = 200_000;
    private static final String HASH = "HmacSHA256";
    private static final int SALT_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<Day> day;

    OncePerDay(Clock clock) {
        this.clock = clock;
        this.day = new AtomicReference<>(begin(today()));
    }

    private record Day(LocalDate date, SecretKeySpec salt, Cache<Mark, Boolean> seen) {}

    private record Mark(long some, long more) {}

    /**
     * Whether it counts: done by somebody whose doing counts, and by her for the first time today.
     *
     * @param deed what she does, in no more words than tell it from others
     */
    public boolean isFirst(CountyCode county, Device device, String deed) {
        return device.counts() && (device.line().isEmpty() || isNew(county.value() + device.line() + '\n' + deed));
    }

    private boolean isNew(String deed) {
        var now = day.updateAndGet(known -> known.date().equals(today()) ? known : begin(today()));
        return now.seen().asMap().putIfAbsent(mark(now.salt(), deed), Boolean.TRUE) == null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    private Day begin(LocalDate date) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Day(
                date,
                new SecretKeySpec(salt, HASH),
                Caffeine.newBuilder().maximumSize(MOST).build());
    }

    private static Mark mark(SecretKeySpec salt, String deed) {
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(salt);
            var hash = ByteBuffer.wrap(mac.doFinal(deed.getBytes(StandardCharsets.UTF_8)));
            return new Mark(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
