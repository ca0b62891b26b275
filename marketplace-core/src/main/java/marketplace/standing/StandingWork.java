package marketplace.standing;

import java.time.Duration;
import marketplace.outbox.DueWork;
import marketplace.outbox.Retention;
import marketplace.standing.Schedule.Delivery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What time does to standing orders: each delivery is announced, then bought; what has ended is forgotten some day. */
@Configuration(proxyBeanMethods = false)
class StandingWork {
    /** As long as claims from it can last (§§ 195, 199 BGB): to the end of the third year after. */
    private static final Duration KEPT = Duration.ofDays(4 * 366);

    @Bean
    DueWork standingAnnounce(RunStanding run) {
        return new DueWork(Schedule.ANNOUNCE, subject -> run.announce(Delivery.of(subject)));
    }

    @Bean
    DueWork standingBuy(RunStanding run) {
        return new DueWork(Schedule.BUY, subject -> run.buy(Delivery.of(subject)));
    }

    @Bean
    static Retention endedStandingOrders() {
        return Retention.of("standing.contract", "ended_at", KEPT);
    }
}
