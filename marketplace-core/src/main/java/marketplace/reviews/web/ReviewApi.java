package marketplace.reviews.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import marketplace.reviews.AnswerReview;
import marketplace.reviews.Rating;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.reviews.Reviews;
import marketplace.reviews.Standing;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reviews for programs: read by everybody, answered by the merchant's own. */
@RestController
@RequestMapping("/api/v1")
class ReviewApi {
    private final Reviews reviews;
    private final AnswerReview answer;

    ReviewApi(Reviews reviews, AnswerReview answer) {
        this.reviews = reviews;
        this.answer = answer;
    }

    /** What the merchant says. */
    record AnswerBody(@NotBlank @Size(max = Rating.LONGEST) String words) {}

    /**
     * How something stands.
     *
     * @param reviews how many there are
     * @param average stars, to a tenth; none where there are no reviews
     */
    record StandingView(long reviews, @Nullable Double average) {
        static StandingView of(Standing standing) {
            return new StandingView(standing.reviews(), standing.isNone() ? null : standing.average());
        }
    }

    /** One review. */
    @GetMapping("/reviews/{review}")
    Mono<ReviewView> get(@PathVariable ReviewId review) {
        return reviews.get(review).map(ReviewView::of);
    }

    /** What buyers say of a merchant, the newest first. */
    @GetMapping("/merchants/{merchant}/reviews")
    Mono<Slice<ReviewView>> ofMerchant(
            @PathVariable MerchantId merchant,
            @RequestParam(required = false) @Nullable ReviewId after,
            @RequestParam(defaultValue = "20") int limit) {
        var most = Slice.limit(limit);
        return reviews.list(merchant, after, most)
                .map(found -> Slice.of(found, most, Review::id).map(ReviewView::of));
    }

    /** What buyers say of a listing, the newest first; stars are for the listing. */
    @GetMapping("/listings/{listing}/reviews")
    Mono<Slice<ReviewView>> ofListing(
            @PathVariable ListingId listing,
            @RequestParam(required = false) @Nullable ReviewId after,
            @RequestParam(defaultValue = "20") int limit) {
        var most = Slice.limit(limit);
        return reviews.list(listing, after, most)
                .map(found -> Slice.of(found, most, Review::id).map(ReviewView::of));
    }

    /** How many reviews a merchant has and their average. */
    @GetMapping("/merchants/{merchant}/rating")
    Mono<StandingView> standingOfMerchant(@PathVariable MerchantId merchant) {
        return reviews.standing(merchant).map(StandingView::of);
    }

    /** How many reviews a listing has and their average. */
    @GetMapping("/listings/{listing}/rating")
    Mono<StandingView> standingOfListing(@PathVariable ListingId listing) {
        return reviews.standing(listing).map(StandingView::of);
    }

    /** Answers a review, or puts the answer otherwise; again is harmless. */
    @PutMapping("/merchants/{merchant}/reviews/{review}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(
            @PathVariable MerchantId merchant, @PathVariable ReviewId review, @Valid @RequestBody AnswerBody body) {
        return answer.with(merchant, review, body.words());
    }

    /** Takes the answer back; again is harmless. */
    @DeleteMapping("/merchants/{merchant}/reviews/{review}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@PathVariable MerchantId merchant, @PathVariable ReviewId review) {
        return answer.takeBack(merchant, review);
    }
}
