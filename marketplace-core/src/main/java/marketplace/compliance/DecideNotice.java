package marketplace.compliance;

import static marketplace.compliance.Report.MOST_LISTINGS;

import java.time.Clock;
import java.util.List;
import marketplace.compliance.Notice.Decision;
import marketplace.compliance.Notice.Outcome;
import marketplace.compliance.news.NoticeDecided;
import marketplace.outbox.Outbox;
import marketplace.reviews.ReviewId;
import marketplace.shared.ListingId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operator decides about a notice, once, by a person and with reasons. */
@Component
public class DecideNotice {
    private final Notices notices;
    private final TakeOff takeOff;
    private final TakeOffReview takeOffReview;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    DecideNotice(Notices notices, TakeOff takeOff, TakeOffReview takeOffReview, Outbox outbox, Sql sql, Clock clock) {
        this.notices = notices;
        this.takeOff = takeOff;
        this.takeOffReview = takeOffReview;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** What is taken off with a decision, for the same reasons; at most twenty of each. */
    public record Hide(List<ListingId> listings, List<ReviewId> reviews) {
        static final Hide NOTHING = new Hide(List.of(), List.of());

        public Hide {
            listings = listings.stream().limit(MOST_LISTINGS).toList();
            reviews = reviews.stream().limit(MOST_LISTINGS).toList();
        }
    }

    /** @param hide what is taken off with it, only when it is acted upon */
    public Mono<Void> with(NoticeId id, Outcome outcome, String reasons, Hide hide) {
        var hidden = outcome == Outcome.ACTED ? hide : Hide.NOTHING;
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .map(_ -> new Decision(outcome, reasons, clock.instant()))
                .flatMap(decision -> sql.together(decided(id, decision, hidden).thenReturn(true)))
                .retryWhen(Overtaken.startOver())
                .then()
                .checkpoint("decide a notice");
    }

    private Mono<Void> decided(NoticeId id, Decision decision, Hide hide) {
        return notices.decide(id, decision)
                .flatMap(changed -> changed
                        ? told(id, decision, hide)
                        : notices.get(id).flatMap(notice -> asBefore(notice, decision)));
    }

    private Mono<Void> told(NoticeId id, Decision decision, Hide hide) {
        return outbox.append(new NoticeDecided(id, decision.outcome().name()))
                .then(takeOff.because(id, hide.listings(), decision.reasons()))
                .then(takeOffReview.because(id, hide.reviews(), decision.reasons()));
    }

    private static Mono<Void> asBefore(Notice notice, Decision decision) {
        var before = notice.decision();
        return before != null && before.outcome() == decision.outcome()
                ? Mono.empty()
                : Mono.error(new NoticeRefused.Decided());
    }
}
