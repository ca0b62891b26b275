package marketplace.compliance.web;

import marketplace.compliance.MeasureId;
import marketplace.compliance.ReviewMeasure;
import marketplace.compliance.ReviewMeasures;
import marketplace.compliance.TakeOffReview;
import marketplace.reviews.ReviewId;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the operator does against reviews, for programs; hiding is part of deciding about a notice. */
@RestController
@RequestMapping("/api/v1/operator")
class ReviewMeasureApi {
    private final ReviewMeasures measures;
    private final TakeOffReview takeOff;

    ReviewMeasureApi(ReviewMeasures measures, TakeOffReview takeOff) {
        this.measures = measures;
        this.takeOff = takeOff;
    }

    /** The reviews that are hidden, or were; the newest first. */
    @GetMapping("/review-measures")
    Mono<Slice<ReviewMeasure>> list(
            @RequestParam(defaultValue = "true") boolean inForce,
            @RequestParam(required = false) @Nullable MeasureId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return measures.list(inForce, after, most).map(found -> Slice.of(found, most, ReviewMeasure::id));
    }

    /** Shows a hidden review again and tells its author; again is harmless. */
    @DeleteMapping("/reviews/{review}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> giveBack(@PathVariable ReviewId review) {
        return takeOff.giveBack(review);
    }
}
