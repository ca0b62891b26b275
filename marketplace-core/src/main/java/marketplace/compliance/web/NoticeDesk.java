package marketplace.compliance.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.catalog.Listing;
import marketplace.catalog.Listings;
import marketplace.compliance.DecideNotice;
import marketplace.compliance.DecideNotice.Hide;
import marketplace.compliance.Notice;
import marketplace.compliance.Notice.Outcome;
import marketplace.compliance.NoticeId;
import marketplace.compliance.NoticeRefused;
import marketplace.compliance.Notices;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.reviews.Review;
import marketplace.reviews.ReviewId;
import marketplace.reviews.Reviews;
import marketplace.shared.ListingId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator's list of notices: decided by a person, with reasons that go to whoever reported. */
@Controller
@RequestMapping(NoticeDesk.PATH)
public class NoticeDesk {
    static final String PATH = "/betreiber/meldungen";
    private static final int PAGE = 20;

    private final Notices notices;
    private final DecideNotice decide;
    private final Listings listings;
    private final Reviews reviews;
    private final Pages pages;

    NoticeDesk(Notices notices, DecideNotice decide, Listings listings, Reviews reviews, Pages pages) {
        this.notices = notices;
        this.decide = decide;
        this.listings = listings;
        this.reviews = reviews;
        this.pages = pages;
    }

    /**
     * A page of them.
     *
     * @param named the listings they name, as far as there are any
     * @param reviews the reviews they name, as far as there are any
     */
    public record Listed(
            List<Notice> notices, boolean open, Map<ListingId, Listing> named, Map<ReviewId, Review> reviews) {
        /** What a decision about it can take off the market. */
        public List<Listing> named(Notice notice) {
            return notice.listings().stream()
                    .map(named::get)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** The reviews a decision about it can hide. */
        public List<Review> reviews(Notice notice) {
            return notice.reviews().stream()
                    .map(reviews::get)
                    .filter(Objects::nonNull)
                    .toList();
        }

        public String path() {
            return PATH;
        }

        @Nullable
        public String older() {
            return notices.size() < PAGE
                    ? null
                    : "%s?%svor=%s"
                            .formatted(
                                    PATH,
                                    open ? "" : "erledigt=true&",
                                    notices.getLast().id());
        }
    }

    /** What the operator sends. */
    public record Decided(
            Outcome outcome,
            String reasons,
            @Nullable List<ListingId> hide,
            @Nullable List<ReviewId> hideReviews) {
        public Decided {
            reasons = Objects.requireNonNullElse(reasons, "");
            hide = Objects.requireNonNullElse(hide, List.of());
            hideReviews = Objects.requireNonNullElse(hideReviews, List.of());
        }

        Hide what() {
            return new Hide(hide, hideReviews);
        }
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(defaultValue = "false") boolean erledigt,
            @RequestParam(required = false) @Nullable NoticeId vor,
            ServerWebExchange exchange) {
        return listed(!erledigt, vor).flatMap(page -> pages.show(exchange, "compliance/notices", page));
    }

    @PostMapping("/{id}")
    Mono<Rendering> decide(@PathVariable NoticeId id, @ModelAttribute Decided form, ServerWebExchange exchange) {
        return decide.with(id, form.outcome(), form.reasons(), form.what())
                .then(pages.redirect(PATH, "compliance.decided"))
                .onErrorResume(NoticeRefused.WithoutReasons.class, refused -> again(id, refused, exchange));
    }

    private Mono<Rendering> again(NoticeId id, NoticeRefused refused, ServerWebExchange exchange) {
        return Mono.zip(listed(true, null), pages.frame(exchange)).flatMap(both -> {
            var errors = Errors.at("reasons-" + id, both.getT2().sentence(refused));
            return pages.show(
                    exchange, Sheet.of("compliance/notices", both.getT1()).with(errors));
        });
    }

    private Mono<Listed> listed(boolean open, @Nullable NoticeId before) {
        return notices.list(open, before, PAGE)
                .flatMap(found -> Mono.zip(named(found), reviews(found))
                        .map(both -> new Listed(found, open, both.getT1(), both.getT2())));
    }

    private Mono<Map<ListingId, Listing>> named(List<Notice> found) {
        var ids = found.stream().flatMap(notice -> notice.listings().stream()).collect(Collectors.toSet());
        return listings.listAll(ids)
                .map(all -> all.stream().collect(Collectors.toMap(Listing::id, Function.identity())));
    }

    private Mono<Map<ReviewId, Review>> reviews(List<Notice> found) {
        var ids = found.stream().flatMap(notice -> notice.reviews().stream()).collect(Collectors.toSet());
        return reviews.listAll(ids).map(all -> all.stream().collect(Collectors.toMap(Review::id, Function.identity())));
    }
}
