package marketplace.reviews.web;

import java.time.Instant;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * A review as everybody reads it; its author holds an order that was handed over.
 *
 * @param author her given name and an initial; empty: she does not want to be named
 * @param stars from one to five: for the merchant, or in the list of a listing for that
 * @param words empty where she wrote none
 * @param answer what the merchant says to it
 */
record ReviewView(
        ReviewId id,
        MerchantId merchant,
        String author,
        int stars,
        String words,
        Instant writtenAt,
        @Nullable Instant changedAt,
        @Nullable AnswerView answer) {

    /** A merchant's answer. */
    record AnswerView(String words, Instant answeredAt) {}

    static ReviewView of(Review review) {
        var answer = review.answer();
        return new ReviewView(
                review.id(),
                review.merchant(),
                review.author(),
                review.stars(),
                review.words(),
                review.writtenAt(),
                review.changedAt(),
                answer == null ? null : new AnswerView(answer.words(), answer.at()));
    }
}
