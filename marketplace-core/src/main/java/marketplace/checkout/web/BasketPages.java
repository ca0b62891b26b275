package marketplace.checkout.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.checkout.Basket;
import marketplace.checkout.Baskets;
import marketplace.checkout.FillBasket;
import marketplace.checkout.OfferPayment;
import marketplace.checkout.PriceBasket;
import marketplace.checkout.PricedBasket;
import marketplace.checkout.Remark;
import marketplace.delivery.HandOverChoice;
import marketplace.orders.PayBy;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Option;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The basket: what is in it, what it costs now, and what has changed since the buyer looked. */
@Controller
public class BasketPages {
    private static final String BASKET = "/korb";

    private final Baskets baskets;
    private final PriceBasket priceBasket;
    private final FillBasket fillBasket;
    private final Ways ways;
    private final OfferPayment offerPayment;
    private final Visits visits;
    private final Pages pages;

    BasketPages(
            Baskets baskets,
            PriceBasket priceBasket,
            FillBasket fillBasket,
            Ways ways,
            OfferPayment offerPayment,
            Visits visits,
            Pages pages) {
        this.baskets = baskets;
        this.priceBasket = priceBasket;
        this.fillBasket = fillBasket;
        this.ways = ways;
        this.offerPayment = offerPayment;
        this.visits = visits;
        this.pages = pages;
    }

    /** What the page shows. */
    public record Shown(PricedBasket priced, HandOverWords handOver, List<PayBy> pay) {
        /** How it can be paid (§ 312j Abs. 1 BGB), as a sentence part. */
        public String ways(Frame frame) {
            return pay.stream()
                    .map(way -> frame.text("checkout.pay.by." + way.name()))
                    .collect(Collectors.joining(", "));
        }

        /** What is to come when a line is not there, as a list to choose from. */
        public static List<Option> rules(Frame frame, Wish wish) {
            return Stream.of(Instead.values())
                    .map(rule ->
                            Option.of(rule.name(), frame.text("checkout.wish." + rule.name()), rule == wish.instead()))
                    .toList();
        }

        public Money fee() {
            return Optional.ofNullable(handOver.chosen())
                    .map(HandOverChoice::fee)
                    .orElse(Money.ZERO);
        }

        public Money about() {
            return priced.about().plus(fee());
        }

        public Money total() {
            return priced.total().plus(fee());
        }

        public List<String> remarks(Frame frame) {
            return priced.remarks().stream()
                    .map(remark -> sentence(frame, remark))
                    .toList();
        }
    }

    /** So many of a variant. */
    record Wanted(VariantId variant, Integer pieces) {
        int count() {
            return pieces == null ? 1 : Math.clamp(pieces, 0, Basket.MOST_PIECES);
        }
    }

    @GetMapping(BASKET)
    Mono<Rendering> show(ServerWebExchange exchange) {
        return visits.owner(exchange)
                .flatMap(baskets::mine)
                .flatMap(priceBasket::of)
                .zipWhen(priced -> ways.at(
                        exchange, priced, exchange.getRequest().getQueryParams().getFirst("handOver")))
                .flatMap(both -> shown(both.getT1(), both.getT2()))
                .flatMap(shown -> pages.show(exchange, template(exchange), shown));
    }

    private static String template(ServerWebExchange exchange) {
        return Pages.view(exchange).simple() ? "checkout/simply-basket" : "checkout/basket";
    }

    private Mono<Shown> shown(PricedBasket priced, HandOverWords handOver) {
        return Mono.justOrEmpty(handOver.chosen())
                .flatMap(chosen -> offerPayment.to(priced, chosen))
                .map(offer -> new Shown(priced, handOver, offer.ways()))
                .defaultIfEmpty(new Shown(priced, handOver, List.of()));
    }

    @PostMapping(BASKET)
    Mono<Rendering> add(@ModelAttribute Wanted wanted, ServerWebExchange exchange) {
        return visits.remembered(exchange)
                .flatMap(owner -> fillBasket.add(owner, wanted.variant(), Math.max(1, wanted.count())))
                .flatMap(basket -> isHtmx(exchange)
                        ? pages.show(
                                exchange, Sheet.of("checkout/added", basket).orPart("checkout/added"))
                        : pages.redirect(BASKET, "checkout.added"));
    }

    @PostMapping("/korb/menge")
    Mono<Rendering> set(@ModelAttribute Wanted wanted, ServerWebExchange exchange) {
        return visits.remembered(exchange)
                .flatMap(owner -> fillBasket.set(owner, wanted.variant(), wanted.count()))
                .then(pages.redirect(BASKET));
    }

    /** What is to come when it is not there, and what she wishes of it. */
    record Wishing(
            VariantId variant,
            @Nullable Instead instead,
            @Nullable String note) {
        Map<VariantId, Wish> wish() {
            return Map.of(variant, Wish.of(instead, note));
        }
    }

    @PostMapping("/korb/wunsch")
    Mono<Rendering> wish(@ModelAttribute Wishing wishing, ServerWebExchange exchange) {
        return visits.remembered(exchange)
                .flatMap(owner -> fillBasket.wish(owner, wishing.wish()))
                .then(pages.redirect(BASKET));
    }

    /** She has read what changed. */
    @PostMapping("/korb/gesehen")
    Mono<Rendering> accept(ServerWebExchange exchange) {
        return visits.remembered(exchange).flatMap(fillBasket::accept).then(pages.redirect(BASKET));
    }

    /** What has changed of something in it. */
    public static String sentence(Frame frame, Remark remark) {
        var formats = frame.formats();
        return switch (remark) {
            case Remark.Gone(var _, var name) -> frame.text("checkout.remark.gone", name);
            case Remark.Fewer(var _, var name, var left) -> frame.text("checkout.remark.fewer", name, left);
            case Remark.OtherPrice(var _, var name, var seen, var now) ->
                frame.text("checkout.remark.price", name, formats.money(now), formats.money(seen));
        };
    }

    private static boolean isHtmx(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }
}
