package marketplace.reviews.web;

import java.util.List;
import java.util.Objects;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.reviews.AnswerReview;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.reviews.ReviewRefused;
import marketplace.reviews.Reviews;
import marketplace.reviews.Standing;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
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

/** A merchant reads what was said and answers; she cannot hide or change it. */
@Controller
@RequestMapping("/betrieb/{merchant}/bewertungen")
public class AnswerPages {
    private static final int PAGE = 20;

    private final Reviews reviews;
    private final AnswerReview answer;
    private final Pages pages;

    AnswerPages(Reviews reviews, AnswerReview answer, Pages pages) {
        this.reviews = reviews;
        this.answer = answer;
        this.pages = pages;
    }

    /**
     * A page of reviews.
     *
     * @param typed an answer that has to be mended, and to which review
     */
    public record Listed(
            MerchantId merchant,
            Standing standing,
            List<Review> reviews,
            @Nullable Typed typed) {
        public String path() {
            return "/betrieb/" + merchant + "/bewertungen";
        }

        @Nullable
        public String older() {
            return reviews.size() < PAGE
                    ? null
                    : path() + "?vor=" + reviews.getLast().id();
        }

        /** What stands in the field for an answer. */
        public String answer(Review review) {
            if (typed != null && typed.review().equals(review.id())) {
                return typed.words();
            }
            var said = review.answer();
            return said == null ? "" : said.words();
        }
    }

    /** What was typed. */
    public record Typed(ReviewId review, String words) {}

    @GetMapping
    Mono<Rendering> list(
            @PathVariable MerchantId merchant,
            @RequestParam(required = false) @Nullable ReviewId vor,
            ServerWebExchange exchange) {
        return listed(merchant, vor, null).flatMap(page -> pages.show(exchange, "reviews/desk", page));
    }

    @PostMapping("/{review}/antwort")
    Mono<Rendering> answer(
            @PathVariable MerchantId merchant, @PathVariable ReviewId review, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form ->
                        Objects.requireNonNullElse(form.getFirst("words"), "").replace("\r\n", "\n"))
                .flatMap(words -> answer.with(merchant, review, words)
                        .then(pages.redirect(path(merchant), "reviews.answered"))
                        .onErrorResume(
                                ReviewRefused.AnswerUnfit.class,
                                unfit -> again(merchant, new Typed(review, words), unfit, exchange)));
    }

    @PostMapping("/{review}/antwort/zuruecknehmen")
    Mono<Rendering> takeBack(@PathVariable MerchantId merchant, @PathVariable ReviewId review) {
        return answer.takeBack(merchant, review).then(pages.redirect(path(merchant), "reviews.answer-taken-back"));
    }

    private Mono<Rendering> again(
            MerchantId merchant, Typed typed, ReviewRefused.AnswerUnfit unfit, ServerWebExchange exchange) {
        return Mono.zip(listed(merchant, null, typed), pages.frame(exchange)).flatMap(both -> {
            var errors = Errors.at("words-" + typed.review(), both.getT2().sentence(unfit));
            return pages.show(exchange, Sheet.of("reviews/desk", both.getT1()).with(errors));
        });
    }

    private Mono<Listed> listed(MerchantId merchant, @Nullable ReviewId before, @Nullable Typed typed) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> Mono.zip(reviews.standing(merchant), reviews.list(merchant, before, PAGE)))
                .map(known -> new Listed(merchant, known.getT1(), known.getT2(), typed));
    }

    private static String path(MerchantId merchant) {
        return "/betrieb/" + merchant + "/bewertungen";
    }
}
