package marketplace.compliance.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.compliance.MeasureId;
import marketplace.compliance.ReviewMeasure;
import marketplace.compliance.ReviewMeasures;
import marketplace.compliance.TakeOffReview;
import marketplace.pages.Pages;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.reviews.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator's list of reviews he hid, and the way back. */
@Controller
@RequestMapping(ReviewDesk.PATH)
public class ReviewDesk {
    static final String PATH = "/betreiber/bewertungen";
    private static final int PAGE = 20;

    private final ReviewMeasures measures;
    private final TakeOffReview takeOff;
    private final Reviews reviews;
    private final Pages pages;

    ReviewDesk(ReviewMeasures measures, TakeOffReview takeOff, Reviews reviews, Pages pages) {
        this.measures = measures;
        this.takeOff = takeOff;
        this.reviews = reviews;
        this.pages = pages;
    }

    /**
     * A page of measures.
     *
     * @param reviews what they are about, save what was taken back meanwhile
     */
    public record Hidden(List<ReviewMeasure> measures, boolean inForce, Map<ReviewId, Review> reviews) {
        public String path() {
            return PATH;
        }

        @Nullable
        public Review review(ReviewMeasure measure) {
            return reviews.get(measure.review());
        }

        @Nullable
        public String older() {
            return measures.size() < PAGE
                    ? null
                    : "%s?%svor=%s"
                            .formatted(
                                    PATH,
                                    inForce ? "" : "beendet=true&",
                                    measures.getLast().id());
        }
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(defaultValue = "false") boolean beendet,
            @RequestParam(required = false) @Nullable MeasureId vor,
            ServerWebExchange exchange) {
        return measures.list(!beendet, vor, PAGE)
                .zipWhen(this::reviews, (found, known) -> new Hidden(found, !beendet, known))
                .flatMap(page -> pages.show(exchange, "compliance/hidden-reviews", page));
    }

    @PostMapping("/{review}/zurueckgeben")
    Mono<Rendering> giveBack(@PathVariable ReviewId review) {
        return takeOff.giveBack(review).then(pages.redirect(PATH, "compliance.review-given-back"));
    }

    private Mono<Map<ReviewId, Review>> reviews(List<ReviewMeasure> found) {
        return reviews.listAll(found.stream().map(ReviewMeasure::review).toList())
                .map(all -> all.stream().collect(Collectors.toMap(Review::id, Function.identity())));
    }
}
