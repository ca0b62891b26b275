package marketplace.compliance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import marketplace.compliance.news.ReviewGivenBack;
import marketplace.compliance.news.ReviewHidden;
import marketplace.outbox.Outbox;
import marketplace.reviews.HideReview;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.reviews.Reviews;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The operator hides a review, only by deciding about a notice, and shows it again; its author is told both. A merchant can
 * do neither.
 */
@Component
public class TakeOffReview {
    private final ReviewMeasures measures;
    private final Reviews reviews;
    private final HideReview hide;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    TakeOffReview(ReviewMeasures measures, Reviews reviews, HideReview hide, Outbox outbox, Sql sql, Clock clock) {
        this.measures = measures;
        this.reviews = reviews;
        this.hide = hide;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** Again is harmless. */
    public Mono<Void> giveBack(ReviewId id) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> reviews.known(id))
                .flatMap(_ -> sql.together(given(id).thenReturn(true)))
                .retryWhen(Overtaken.startOver())
                .then()
                .checkpoint("show a review again");
    }

    /** Those of these that are there, because of a notice. */
    Mono<Void> because(NoticeId notice, Collection<ReviewId> ids, String reasons) {
        return reviews.listAll(ids)
                .flatMapIterable(found -> found)
                .concatMap(review -> taken(review, reasons, notice))
                .then();
    }

    private Mono<Void> taken(Review review, String reasons, NoticeId notice) {
        var measure = new ReviewMeasure(
                MeasureId.fresh(),
                review.id(),
                review.merchant(),
                notice,
                reasons,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        return measures.add(measure)
                .filter(added -> added)
                .flatMap(_ -> hide.with(review.id()))
                .flatMap(_ -> purchase(review.id()))
                .flatMap(purchase -> outbox.append(new ReviewHidden(measure.id(), purchase.orElse(null))));
    }

    private Mono<Void> given(ReviewId id) {
        return measures.end(id, clock.instant())
                .zipWhen(_ -> purchase(id))
                .flatMap(both -> hide.giveBack(id)
                        .then(outbox.append(
                                new ReviewGivenBack(both.getT1(), both.getT2().orElse(null)))));
    }

    private Mono<Optional<PurchaseId>> purchase(ReviewId id) {
        return reviews.purchase(id).map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
