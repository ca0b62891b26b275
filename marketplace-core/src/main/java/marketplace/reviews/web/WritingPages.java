package marketplace.reviews.web;

import java.util.Map;
import java.util.Optional;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.web.Holders;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.reviews.MyReview;
import marketplace.reviews.ReviewRefused;
import marketplace.reviews.WriteReview;
import marketplace.shared.ListingId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The buyer says how an order was, says it anew, or takes it back; account or not. */
@Controller
@RequestMapping("/einkauf/{purchase}/bewerten/{order}")
public class WritingPages {
    private final WriteReview write;
    private final Holders holders;
    private final Pages pages;

    WritingPages(WriteReview write, Holders holders, Pages pages) {
        this.write = write;
        this.holders = holders;
        this.pages = pages;
    }

    /** The order, what the form shows, and what was said before. */
    public record Writing(Order order, RatingForm form, Optional<MyReview> mine) {
        public String path() {
            return purchase() + "/bewerten/" + order.id();
        }

        public String purchase() {
            return "/einkauf/" + order.contract().purchase();
        }

        public String seller() {
            return order.contract().seller().name();
        }

        public Map<ListingId, String> listings() {
            return RatingForm.names(order);
        }

        public boolean hidden() {
            return mine.isPresent() && mine.get().hidden();
        }
    }

    @GetMapping
    Mono<Rendering> form(@PathVariable PurchaseId purchase, @PathVariable OrderId order, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> writing(purchase, order, holder))
                .flatMap(writing -> pages.show(exchange, "reviews/write", writing))
                .onErrorResume(ReviewRefused.TooEarly.class, early -> instead(early, exchange))
                .onErrorResume(ReviewRefused.OwnShop.class, own -> instead(own, exchange));
    }

    @PostMapping
    Mono<Rendering> save(@PathVariable PurchaseId purchase, @PathVariable OrderId order, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> write.order(purchase, order, holder)
                        .flatMap(found -> exchange.getFormData().map(sent -> RatingForm.of(sent, found)))
                        .zipWith(pages.frame(exchange))
                        .flatMap(both -> both.getT1().errors(both.getT2()).isEmpty()
                                ? saved(purchase, order, holder, both.getT1())
                                : mend(purchase, order, holder, both.getT1(), exchange)));
    }

    @PostMapping("/zuruecknehmen")
    Mono<Rendering> takeBack(
            @PathVariable PurchaseId purchase, @PathVariable OrderId order, ServerWebExchange exchange) {
        return holders.of(exchange)
                .flatMap(holder -> write.takeBack(purchase, order, holder))
                .then(pages.redirect("/einkauf/" + purchase, "reviews.taken-back"));
    }

    private Mono<Rendering> saved(PurchaseId purchase, OrderId order, Holder holder, RatingForm form) {
        return write.with(purchase, order, holder, form.rating())
                .then(pages.redirect("/einkauf/" + purchase, "reviews.written"));
    }

    private Mono<Rendering> mend(
            PurchaseId purchase, OrderId order, Holder holder, RatingForm form, ServerWebExchange exchange) {
        return writing(purchase, order, holder)
                .map(now -> new Writing(now.order(), form, now.mine()))
                .zipWith(pages.frame(exchange))
                .flatMap(both -> pages.show(
                        exchange, Sheet.of("reviews/write", both.getT1()).with(form.errors(both.getT2()))));
    }

    private Mono<Writing> writing(PurchaseId purchase, OrderId order, Holder holder) {
        var mine = write.find(purchase, order, holder).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(write.order(purchase, order, holder), mine)
                .map(both -> new Writing(
                        both.getT1(), both.getT2().map(RatingForm::of).orElse(RatingForm.empty()), both.getT2()));
    }

    /** Why there is no form yet, or none for her. */
    private Mono<Rendering> instead(ReviewRefused refused, ServerWebExchange exchange) {
        return pages.show(exchange, Sheet.of("reviews/not-yet", refused).as(HttpStatus.CONFLICT));
    }
}
