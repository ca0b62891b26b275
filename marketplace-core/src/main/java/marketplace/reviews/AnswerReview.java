package marketplace.reviews;

import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A merchant's people answer a review, once, and may put it otherwise or take it back; they never touch the review. */
@Component
public class AnswerReview {
    private final ReviewWriting writing;

    AnswerReview(ReviewWriting writing) {
        this.writing = writing;
    }

    public Mono<Void> with(MerchantId merchant, ReviewId id, String words) {
        return fit(words).flatMap(answer -> put(merchant, id, answer)).checkpoint("answer a review");
    }

    /** Again is harmless. */
    public Mono<Void> takeBack(MerchantId merchant, ReviewId id) {
        return put(merchant, id, "").checkpoint("take an answer back");
    }

    private static Mono<String> fit(String words) {
        var answer = words.strip();
        return answer.isEmpty() || answer.length() > Rating.LONGEST
                ? Mono.error(new ReviewRefused.AnswerUnfit())
                : Mono.just(answer);
    }

    private Mono<Void> put(MerchantId merchant, ReviewId id, String answer) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> writing.answer(merchant, id, answer))
                .flatMap(done -> done ? Mono.empty() : Mono.error(new ReviewRefused.Absent()));
    }
}
