package marketplace.dispatch.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import marketplace.dispatch.FollowDelivery;
import marketplace.dispatch.Progress;
import marketplace.orders.Holder;
import marketplace.orders.Pass;
import marketplace.orders.Purchases;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a purchase's deliveries are, for its buyer; a guest's pass travels in the header Purchase-Pass. */
@RestController
@RequestMapping("/api/v1/purchases/{id}")
class FollowApi {
    private static final String PASS = "Purchase-Pass";

    private final Purchases purchases;
    private final FollowDelivery follow;

    FollowApi(Purchases purchases, FollowDelivery follow) {
        this.purchases = purchases;
        this.follow = follow;
    }

    record ProgressesView(List<ProgressView> deliveries) {}

    /**
     * A delivery on its way.
     *
     * @param stage COMING, PLANNED, ON_THE_WAY, WAITING, BACK or OVER
     * @param from of the window it comes in: the day's, or the half hour once a tour was given to a courier
     * @param stopsBefore open stops before hers, while the courier is on the road
     * @param tries how often it came in vain
     */
    record ProgressView(
            LocalDate day,
            String stage,
            LocalTime from,
            LocalTime to,
            @Nullable Integer stopsBefore,
            int tries,
            @Nullable String point) {
        static ProgressView of(Progress progress) {
            var window = progress.expected().orElse(progress.window());
            var point = progress.point();
            return new ProgressView(
                    progress.delivery().day(),
                    progress.stage().name(),
                    window.from(),
                    window.to(),
                    progress.stopsBefore().orElse(null),
                    progress.delivery().tries(),
                    point == null ? null : point.slug());
        }
    }

    /** The deliveries of a purchase and how far they have come. */
    @GetMapping("/deliveries")
    Mono<ProgressesView> deliveries(
            @PathVariable PurchaseId id, @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return hers(id, pass)
                .then(Mono.defer(() -> follow.of(id)))
                .map(found ->
                        new ProgressesView(found.stream().map(ProgressView::of).toList()));
    }

    /** She has fetched what waited at the pickup point; again is harmless. */
    @PostMapping("/fetched")
    Mono<ProgressesView> fetched(
            @PathVariable PurchaseId id, @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return hers(id, pass).then(Mono.defer(() -> follow.fetched(id))).then(Mono.defer(() -> deliveries(id, pass)));
    }

    private Mono<Void> hers(PurchaseId id, @Nullable String pass) {
        return Holder.of(null, pass == null ? null : new Pass(pass))
                .flatMap(holder -> purchases.get(id, holder))
                .then();
    }
}
