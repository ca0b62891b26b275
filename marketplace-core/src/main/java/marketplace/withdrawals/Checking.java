package marketplace.withdrawals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import marketplace.outbox.Due;
import marketplace.outbox.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Looks after each withdrawal five minutes later: orders told meanwhile are matched, and a receipt still owed raises the
 * alarm (R38), every five minutes anew.
 */
@Configuration(proxyBeanMethods = false)
class Checking {
    static final String CHECK = "withdrawals.check";
    static final String ALARM = "withdrawals.receipts.late";
    private static final Logger LOG = LoggerFactory.getLogger(Checking.class);

    @Bean
    DueWork withdrawalsCheck(Withdrawals withdrawals, Cases cases, Due due, Clock clock, MeterRegistry meters) {
        var late = Counter.builder(ALARM)
                .description("looks at a withdrawal whose receipt was not queued within five minutes")
                .register(meters);
        return new DueWork(CHECK, subject -> {
            var id = WithdrawalId.of(subject);
            var again = due.plan(CHECK, subject, clock.instant().plus(DeclareWithdrawal.RECEIPT_LIMIT));
            return cases.match(id)
                    .then(withdrawals.get(id))
                    .filter(withdrawal -> withdrawal.receiptQueuedAt() == null)
                    .flatMap(withdrawal -> alarm(withdrawal, late).then(again));
        });
    }

    private static Mono<Void> alarm(Withdrawal withdrawal, Counter late) {
        return Mono.fromRunnable(() -> {
            late.increment();
            LOG.error("the receipt of withdrawal {} is still not queued", withdrawal.id());
        });
    }
}
