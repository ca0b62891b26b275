package marketplace.compliance;

import java.time.Clock;
import marketplace.compliance.Notice.Decision;
import marketplace.compliance.Notice.Outcome;
import marketplace.compliance.news.NoticeDecided;
import marketplace.outbox.Outbox;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operator decides about a notice, once, by a person and with reasons. */
@Component
public class DecideNotice {
    private final Notices notices;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    DecideNotice(Notices notices, Outbox outbox, Sql sql, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    public Mono<Void> with(NoticeId id, Outcome outcome, String reasons) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .map(_ -> new Decision(outcome, reasons, clock.instant()))
                .flatMap(decision -> sql.together(decided(id, decision).thenReturn(true)))
                .then();
    }

    private Mono<Void> decided(NoticeId id, Decision decision) {
        return notices.decide(id, decision)
                .flatMap(changed -> changed
                        ? outbox.append(new NoticeDecided(id, decision.outcome().name()))
                        : notices.get(id).flatMap(notice -> asBefore(notice, decision)));
    }

    private static Mono<Void> asBefore(Notice notice, Decision decision) {
        var before = notice.decision();
        return before != null && before.outcome() == decision.outcome()
                ? Mono.empty()
                : Mono.error(new NoticeRefused.Decided());
    }
}
