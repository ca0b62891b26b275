package marketplace.reviews.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import marketplace.orders.Holder;
import marketplace.orders.Pass;
import marketplace.reviews.MyReview;
import marketplace.reviews.Rating;
import marketplace.reviews.ReviewRefused;
import marketplace.reviews.WriteReview;
import marketplace.shared.ListingId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The review of an order, for programs of whoever holds it; the order is its key. */
@RestController
@RequestMapping("/api/v1/purchases/{purchase}/orders/{order}/review")
class MyReviewApi {
    private static final String PASS = "Purchase-Pass";
    private static final int MOST_LISTINGS = 100;

    private final WriteReview write;

    MyReviewApi(WriteReview write) {
        this.write = write;
    }

    /**
     * What is said of the order.
     *
     * @param stars for the merchant
     * @param named whether her given name and an initial are shown
     * @param listings stars for listings of the order, those she likes
     */
    record RatingBody(
            @Min(1) @Max(Rating.MOST_STARS) int stars,
            @Nullable @Size(max = Rating.LONGEST) String words,
            @Nullable Boolean named,
            @Nullable @Valid @Size(max = MOST_LISTINGS) List<MarkBody> listings) {
        Rating rating() {
            var marks = Objects.requireNonNullElse(listings, List.<MarkBody>of());
            return new Rating(
                    stars,
                    Objects.requireNonNullElse(words, ""),
                    Boolean.TRUE.equals(named),
                    marks.stream().collect(Collectors.toMap(MarkBody::listing, MarkBody::stars, (_, last) -> last)));
        }
    }

    /** Stars for a listing. */
    record MarkBody(
            @NotNull ListingId listing,
            @Min(1) @Max(Rating.MOST_STARS) int stars) {}

    /**
     * A review before her who wrote it.
     *
     * @param hidden whether the operator took it off
     */
    record MyReviewView(ReviewView review, List<MarkView> listings, boolean hidden) {
        static MyReviewView of(MyReview mine) {
            return new MyReviewView(
                    ReviewView.of(mine.review()),
                    mine.listings().entrySet().stream()
                            .map(mark -> new MarkView(mark.getKey(), mark.getValue()))
                            .toList(),
                    mine.hidden());
        }
    }

    /** Stars for a listing. */
    record MarkView(ListingId listing, int stars) {}

    /** What its buyer said of an order. */
    @GetMapping
    Mono<MyReviewView> get(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return holder(pass)
                .flatMap(holder -> write.find(purchase, order, holder))
                .map(MyReviewView::of)
                .switchIfEmpty(Mono.error(ReviewRefused.Absent::new));
    }

    /** Says how an order was once it is handed over, or says it anew; again is harmless. */
    @PutMapping
    Mono<MyReviewView> put(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass,
            @Valid @RequestBody RatingBody body) {
        return holder(pass)
                .flatMap(holder -> write.with(purchase, order, holder, body.rating()))
                .map(MyReviewView::of);
    }

    /** Takes the review back; again is harmless. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(
            @PathVariable PurchaseId purchase,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return holder(pass).flatMap(holder -> write.takeBack(purchase, order, holder));
    }

    private static Mono<Holder> holder(@Nullable String pass) {
        return Holder.of(null, pass == null ? null : new Pass(pass));
    }
}
