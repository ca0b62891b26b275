package marketplace.reviews;

import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A command of compliance, which has checked who may give it: takes a review off, or shows it again. */
@Component
public class HideReview {
    private final ReviewWriting writing;
    private final Sql sql;

    HideReview(ReviewWriting writing, Sql sql) {
        this.writing = writing;
        this.sql = sql;
    }

    /** Whether it was shown until now. */
    public Mono<Boolean> with(ReviewId id) {
        return sql.together(writing.hide(id).flatMap(changed -> recounted(id).thenReturn(changed)))
                .checkpoint("hide a review");
    }

    public Mono<Void> giveBack(ReviewId id) {
        return sql.together(writing.show(id).then(recounted(id)).thenReturn(true))
                .then()
                .checkpoint("show a review again");
    }

    private Mono<Void> recounted(ReviewId id) {
        return writing.countedWith(id).flatMap(writing::recount);
    }
}
