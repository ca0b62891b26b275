package marketplace.pages.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import marketplace.shared.CountyCode;
import org.junit.jupiter.api.Test;

class OncePerDayTest {
    private static final CountyCode HERE = CountyCode.of("99001");
    private static final CountyCode THERE = CountyCode.of("99002");
    private static final Device HERS = new Device("cb007107", true);
    private static final Device HIS = new Device("cb007108", true);

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final OncePerDay once = new OncePerDay(new Moved());

    @Test
    void a_deed_counts_once_a_day_of_a_device() {
        assertThat(once.isFirst(HERE, HERS, "asked bread")).isTrue();

        assertThat(once.isFirst(HERE, HERS, "asked bread")).isFalse();
        assertThat(once.isFirst(HERE, HERS, "asked milk")).isTrue();
        assertThat(once.isFirst(HERE, HIS, "asked bread")).isTrue();
        assertThat(once.isFirst(THERE, HERS, "asked bread")).isTrue();
    }

    @Test
    void with_the_day_of_the_county_everything_is_forgotten() {
        once.isFirst(HERE, HERS, "asked bread");

        now = now.plus(Duration.ofHours(11));

        assertThat(once.isFirst(HERE, HERS, "asked bread")).isTrue();
    }

    @Test
    void what_a_robot_or_a_merchant_does_counts_never() {
        assertThat(once.isFirst(HERE, new Device("cb007107", false), "asked bread"))
                .isFalse();
    }

    @Test
    void what_our_own_programs_ask_counts_each_time() {
        once.isFirst(HERE, Device.OURS, "asked bread");

        assertThat(once.isFirst(HERE, Device.OURS, "asked bread")).isTrue();
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
