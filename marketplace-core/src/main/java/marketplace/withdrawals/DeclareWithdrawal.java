package marketplace.withdrawals;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import marketplace.outbox.Due;
import marketplace.outbox.Outbox;
import marketplace.pages.Language;
import marketplace.shared.Sql;
import marketplace.withdrawals.news.WithdrawalDeclared;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes a withdrawal in, from anybody, whatever is known of the order, however late (R39). The same command in the same
 * words is one withdrawal with one moment of receipt.
 */
@Component
public class DeclareWithdrawal {
    /** By then the receipt is on its way, or somebody is told. */
    static final Duration RECEIPT_LIMIT = Duration.ofMinutes(5);

    private final Withdrawals withdrawals;
    private final Cases cases;
    private final Outbox outbox;
    private final Due due;
    private final Sql sql;
    private final Clock clock;

    DeclareWithdrawal(Withdrawals withdrawals, Cases cases, Outbox outbox, Due due, Sql sql, Clock clock) {
        this.withdrawals = withdrawals;
        this.cases = cases;
        this.outbox = outbox;
        this.due = due;
        this.sql = sql;
        this.clock = clock;
    }

    public Mono<Withdrawal> with(UUID command, Language language, Declaration words) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var withdrawal = new Withdrawal(WithdrawalId.fresh(), language, now, null);
        return sql.together(withdrawals
                .add(command, withdrawal, words)
                .flatMap(added -> added ? told(withdrawal) : withdrawals.get(command, words)));
    }

    private Mono<Withdrawal> told(Withdrawal withdrawal) {
        return cases.match(withdrawal.id())
                .then(outbox.append(new WithdrawalDeclared(withdrawal.id())))
                .then(due.plan(
                        Checking.CHECK,
                        withdrawal.id().toString(),
                        withdrawal.receivedAt().plus(RECEIPT_LIMIT)))
                .thenReturn(withdrawal);
    }
}
