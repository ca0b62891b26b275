package marketplace.reviews.web;

import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Pages;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.reviews.ReviewRefused;
import marketplace.reviews.Reviews;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One review by itself: the address a notice names. */
@Controller
public class ReviewPages {
    private final Reviews reviews;
    private final Merchants merchants;
    private final Pages pages;

    ReviewPages(Reviews reviews, Merchants merchants, Pages pages) {
        this.reviews = reviews;
        this.merchants = merchants;
        this.pages = pages;
    }

    /** The review, and whom it is about. */
    public record Single(Review review, Merchant merchant) {}

    @GetMapping("/bewertung/{id}")
    Mono<Rendering> one(@PathVariable ReviewId id, ServerWebExchange exchange) {
        return reviews.get(id)
                .zipWhen(review -> merchants.get(review.merchant()), Single::new)
                .filter(single -> single.merchant().isShown())
                .switchIfEmpty(Mono.error(ReviewRefused.Absent::new))
                .flatMap(single -> pages.show(exchange, "reviews/single", single));
    }
}
