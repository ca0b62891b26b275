package marketplace.standing.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.accounts.Profiles;
import marketplace.checkout.BasketRefused.AboveAccountLimit;
import marketplace.checkout.BasketRefused.NotAsShown;
import marketplace.checkout.BasketRefused.PlaceElsewhere;
import marketplace.checkout.Baskets;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.OfferPayment;
import marketplace.checkout.OfferPayment.Offer;
import marketplace.checkout.OfferWays;
import marketplace.checkout.Owner;
import marketplace.checkout.PriceBasket;
import marketplace.checkout.PricedBasket;
import marketplace.checkout.web.BasketPages;
import marketplace.checkout.web.CheckoutForm;
import marketplace.checkout.web.CheckoutPages.Agreement;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.counties.web.HomeCookie;
import marketplace.delivery.HandOverChoice;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.Orders;
import marketplace.orders.PayBy;
import marketplace.orders.Purchases;
import marketplace.orders.Wish;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.Pick;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.VariantId;
import marketplace.standing.AgreeStanding;
import marketplace.standing.AgreeStanding.Wanted;
import marketplace.standing.AgreeStanding.WantedLine;
import marketplace.standing.Rhythm;
import marketplace.standing.StandingId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The page on which a standing order is agreed: what and how often, who and where, how it comes and is paid, the summary of
 * the first delivery, the button.
 */
@Controller
public class AgreePages {
    private static final String TEMPLATE = "standing/agree";

    /** Where on the page it is mended. */
    private static final Map<String, String> FIELDS = Map.of(
            "place-elsewhere", "place",
            "street-unknown", "street",
            "house-number-missing", "street",
            "age-not-declared", "ofAge",
            "age-at-point", "handOver",
            "pay-by-not-offered", "payBy",
            "account-limit", "payBy",
            "too-many-standing-orders", "pieces",
            "standing-order-not-brought", "handOver",
            "basket-empty", "pieces");

    private final AgreeStanding agree;
    private final Source source;
    private final Market market;
    private final Pages pages;

    AgreePages(AgreeStanding agree, Source source, Market market, Pages pages) {
        this.agree = agree;
        this.source = source;
        this.market = market;
        this.pages = pages;
    }

    /** What a standing order is begun from: a purchase of hers, or her basket and what is known of her. */
    @Component
    record Source(Purchases purchases, Orders orders, Baskets baskets, Profiles profiles, HomeCookie home) {
        Mono<Begun> of(@Nullable PurchaseId purchase, ServerWebExchange exchange) {
            return SignedIn.get().flatMap(me -> purchase == null ? basket(me, exchange) : purchase(me, purchase));
        }

        private Mono<Begun> basket(SignedIn me, ServerWebExchange exchange) {
            return Mono.zip(
                            baskets.mine(new Owner(me.account(), null)),
                            profiles.mine(),
                            home.read(exchange).map(Optional::of).defaultIfEmpty(Optional.<Place>empty()))
                    .map(known -> new Begun(
                            known.getT1().lines().stream()
                                    .map(line -> new WantedLine(
                                            line.variant(), line.pieces(), Rhythm.EVERY_WEEK, line.wish()))
                                    .toList(),
                            CheckoutForm.of(known.getT2(), known.getT3().orElse(null))));
        }

        private Mono<Begun> purchase(SignedIn me, PurchaseId id) {
            return purchases
                    .getOwn(id, new Holder(me.account(), null, null))
                    .flatMap(_ -> Mono.zip(orders.list(id), purchases.recipients(List.of(id))))
                    .map(known -> new Begun(
                            linesOf(known.getT1()),
                            Optional.ofNullable(known.getT2().get(id))
                                    .map(recipient -> CheckoutForm.to(recipient, placeOf(known.getT1())))
                                    .orElseGet(() -> CheckoutForm.of(null, null))));
        }

        private static List<WantedLine> linesOf(List<Order> orders) {
            return orders.stream()
                    .flatMap(order -> order.agreed().stream())
                    .filter(line -> !line.sold().service())
                    .map(Source::line)
                    .toList();
        }

        private static WantedLine line(OrderLine line) {
            return new WantedLine(line.sold().variant(), line.measure().count(), Rhythm.EVERY_WEEK, line.wish());
        }

        private static String placeOf(List<Order> orders) {
            return orders.getFirst().contract().place().value();
        }
    }

    /** What is filled in before she has said anything. */
    record Begun(List<WantedLine> lines, CheckoutForm form) {}

    /** What there is now and how it comes. */
    @Component
    record Market(PriceBasket price, OfferWays ways, OfferPayment payment, Places places) {}

    /**
     * What the page shows.
     *
     * @param all what may be chosen from, wanted or not
     * @param wanted what would come first, without what she wants none of
     */
    public record Shown(
            PricedBasket all,
            PricedBasket wanted,
            StandingForm lines,
            CheckoutForm form,
            List<Place> places,
            List<HandOverChoice> ways,
            Optional<Offer> pay,
            List<String> remarks) {
        /** What must be said before she goes on. */
        public List<String> remarks(Frame frame) {
            var missing = wanted.remarks().stream()
                    .filter(remark -> !remark.isOnlyPrice() && !remark.name().isEmpty())
                    .map(remark -> BasketPages.sentence(frame, remark));
            return Stream.concat(remarks.stream(), missing).toList();
        }

        public Optional<HandOverChoice> choice() {
            return ways.stream()
                    .filter(way -> way.key().equals(form.handOver()))
                    .findFirst()
                    .or(() -> ways.stream().findFirst());
        }

        public List<Pick> picks(Frame frame) {
            return ways.stream()
                    .map(way -> StandingWords.pick(frame, way, choice().orElse(null)))
                    .toList();
        }

        public String pieces(VariantId variant) {
            return line(variant).map(StandingForm.Line::pieces).orElse("0");
        }

        public List<Option> rhythms(Frame frame, VariantId variant) {
            return StandingWords.rhythms(
                    frame, line(variant).map(StandingForm.Line::rhythm).orElse(Rhythm.EVERY_WEEK));
        }

        public Wish wish(VariantId variant) {
            return line(variant).map(StandingForm.Line::wish).orElse(Wish.NONE);
        }

        private Optional<StandingForm.Line> line(VariantId variant) {
            return lines.lines().stream()
                    .filter(line -> line.variant().equals(variant))
                    .findFirst();
        }

        public List<Option> options() {
            var named = places.stream()
                    .map(place -> Option.of(
                            place.code().value(),
                            place.name(),
                            place.code().value().equals(form.place())));
            return Stream.concat(Stream.of(Option.of("", "", false)), named).toList();
        }

        /** Whether it can be bought without her. */
        public boolean isPayable() {
            return pay.filter(offer -> offer.ways().contains(PayBy.ON_ACCOUNT)).isPresent();
        }

        public List<Agreement> agreements() {
            var shares = wanted.shares(fee());
            return IntStream.range(0, shares.size())
                    .mapToObj(i -> new Agreement(wanted.parts().get(i), shares.get(i)))
                    .toList();
        }

        public Money fee() {
            return choice().map(HandOverChoice::fee).orElse(Money.ZERO);
        }

        public Money total() {
            return wanted.total().plus(fee());
        }

        public Money about() {
            return wanted.about().plus(fee());
        }
    }

    @GetMapping("/dauerbestellungen/neu")
    Mono<Rendering> begin(@RequestParam(required = false) @Nullable PurchaseId einkauf, ServerWebExchange exchange) {
        return Mono.zip(source.of(einkauf, exchange), pages.frame(exchange))
                .flatMap(known -> shown(
                        StandingForm.of(known.getT2().command(), known.getT1().lines()),
                        known.getT1().form(),
                        List.of()))
                .flatMap(shown -> pages.show(exchange, TEMPLATE, shown));
    }

    @PostMapping("/dauerbestellungen")
    Mono<Rendering> agree(
            @ModelAttribute CheckoutForm sent, @ModelAttribute StandingForm lines, ServerWebExchange exchange) {
        var form = sent.settled();
        return SignedIn.get().then(pages.frame(exchange)).flatMap(frame -> {
            var errors = form.isUpdate() ? Errors.none() : both(lines.errors(frame), form.errors(frame));
            return errors.isEmpty() && !form.isUpdate()
                    ? press(form, lines, frame, exchange)
                    : mend(form, lines, errors, exchange);
        });
    }

    private static Errors both(Errors first, Errors then) {
        var all = first;
        for (var one : then.all()) {
            all = all.and(one.field(), one.sentence());
        }
        return all;
    }

    private Mono<Rendering> press(CheckoutForm form, StandingForm lines, Frame frame, ServerWebExchange exchange) {
        return named(form)
                .switchIfEmpty(Mono.error(PlaceElsewhere::new))
                .map(place -> wanted(form, lines, place, new Seen(frame, siteOf(exchange))))
                .flatMap(agree::with)
                .flatMap(order -> pages.redirect("/dauerbestellungen/" + order.id(), "standing.agreed"))
                .onErrorResume(NotAsShown.class, _ -> again(form, lines, frame, exchange))
                .onErrorResume(
                        refused -> refused instanceof Refusal no && FIELDS.containsKey(no.slug()),
                        refused ->
                                mend(form.after((Refusal) refused), lines, errors((Refusal) refused, frame), exchange));
    }

    /** In which language and where she reads it. */
    private record Seen(Frame frame, URI site) {}

    private static Wanted wanted(CheckoutForm form, StandingForm lines, Place place, Seen seen) {
        var choices = new Choices(
                place.code(),
                Objects.requireNonNullElse(form.handOver(), ""),
                PayBy.ON_ACCOUNT,
                false,
                seen.frame().language(),
                "1".equals(form.ofAge()),
                false,
                form.isSureOfStreet());
        return new Wanted(
                new StandingId(lines.id()),
                lines.wanted(),
                form.recipient(),
                choices,
                Money.euro(Objects.requireNonNullElse(form.shown(), 0L)),
                seen.site());
    }

    private static Errors errors(Refusal refused, Frame frame) {
        var sentence = refused instanceof AboveAccountLimit above
                ? frame.text("checkout.above-limit", frame.formats().money(above.limit()))
                : frame.sentence(refused);
        return Errors.at(String.valueOf(FIELDS.get(refused.slug())), sentence);
    }

    private Mono<Rendering> mend(CheckoutForm form, StandingForm lines, Errors errors, ServerWebExchange exchange) {
        return shown(lines, form, List.of())
                .flatMap(shown -> pages.show(exchange, Sheet.of(TEMPLATE, shown).with(errors)));
    }

    private Mono<Rendering> again(CheckoutForm form, StandingForm lines, Frame frame, ServerWebExchange exchange) {
        return shown(lines, form, List.of(frame.text("checkout.remark.hand-over")))
                .flatMap(shown -> pages.show(exchange, Sheet.of(TEMPLATE, shown).as(HttpStatus.CONFLICT)));
    }

    private Mono<Shown> shown(StandingForm lines, CheckoutForm form, List<String> remarks) {
        var all = lines.lines().stream()
                .map(line -> new WantedLine(line.variant(), 1, line.rhythm(), line.wish()))
                .toList();
        return Mono.zip(
                        priced(lines, all),
                        priced(lines, lines.wanted()),
                        market.places().list())
                .flatMap(known -> shown(new Priced(known.getT1(), known.getT2(), known.getT3()), lines, form, remarks));
    }

    /** What may be chosen, what is wanted, and where people live. */
    private record Priced(PricedBasket all, PricedBasket wanted, List<Place> places) {}

    private Mono<Shown> shown(Priced priced, StandingForm lines, CheckoutForm form, List<String> remarks) {
        return named(form)
                .flatMap(place -> market.ways().to(place.code(), priced.wanted()))
                .map(offer -> StandingWords.brought(offer.choices()))
                .defaultIfEmpty(List.of())
                .map(ways -> new Shown(
                        priced.all(), priced.wanted(), lines, form, priced.places(), ways, Optional.empty(), remarks))
                .flatMap(this::withPayment);
    }

    private Mono<Shown> withPayment(Shown shown) {
        return Mono.justOrEmpty(shown.choice())
                .flatMap(choice -> market.payment().to(shown.wanted(), choice))
                .map(offer -> new Shown(
                        shown.all(),
                        shown.wanted(),
                        shown.lines(),
                        shown.form(),
                        shown.places(),
                        shown.ways(),
                        Optional.of(offer),
                        shown.remarks()))
                .defaultIfEmpty(shown);
    }

    private Mono<PricedBasket> priced(StandingForm lines, List<WantedLine> wanted) {
        return market.price().of(Wanted.basket(new StandingId(lines.id()), wanted));
    }

    private Mono<Place> named(CheckoutForm form) {
        return market.places()
                .list()
                .flatMapMany(Flux::fromIterable)
                .filter(place -> place.code().value().equals(form.place()))
                .next();
    }

    private static URI siteOf(ServerWebExchange exchange) {
        var here = exchange.getRequest().getURI();
        return URI.create(here.getScheme() + "://" + here.getAuthority());
    }
}
