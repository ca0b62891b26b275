package marketplace.checkout.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.checkout.Answers;
import marketplace.checkout.BasketRefused;
import marketplace.checkout.BasketRefused.AboveAccountLimit;
import marketplace.checkout.BasketRefused.NotAsShown;
import marketplace.checkout.BasketRefused.PlaceElsewhere;
import marketplace.checkout.CheckOut;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.FillBasket;
import marketplace.checkout.Notice;
import marketplace.checkout.OfferPayment;
import marketplace.checkout.OfferPayment.Offer;
import marketplace.checkout.Owner;
import marketplace.checkout.PriceBasket;
import marketplace.checkout.PricedBasket;
import marketplace.checkout.PricedBasket.Part;
import marketplace.counties.Place;
import marketplace.delivery.HandOverChoice;
import marketplace.orders.Orders;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.Tax;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Language;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Option;
import marketplace.shared.Malformed;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The one page of the checkout: who and where, how it comes, how it is paid, the rights, the summary, the button. */
@Controller
public class CheckoutPages {
    /** Where on the page it is mended. */
    private static final Map<String, String> FIELDS = Map.of(
            "place-elsewhere", "place",
            "along-elsewhere", "street",
            "street-unknown", "street",
            "house-number-missing", "street",
            "age-not-declared", "ofAge",
            "age-at-point", "handOver",
            "pay-by-not-offered", "payBy",
            "account-limit", "payBy");

    private final Ordering ordering;
    private final ShowCheckout showing;
    private final Visits visits;
    private final Pages pages;

    CheckoutPages(Ordering ordering, ShowCheckout showing, Visits visits, Pages pages) {
        this.ordering = ordering;
        this.showing = showing;
        this.visits = visits;
        this.pages = pages;
    }

    /** What may happen on the page. */
    @Component
    record Ordering(
            CheckOut checkOut,
            FillBasket fillBasket,
            PriceBasket priceBasket,
            OfferPayment offerPayment,
            Notice notice,
            Answers answers,
            Orders orders) {}

    /**
     * What the page shows.
     *
     * @param holdAt when money would be held on the card; empty when at once
     */
    public record Shown(
            PricedBasket priced,
            CheckoutForm form,
            List<Place> places,
            HandOverWords handOver,
            Optional<Instant> holdAt,
            Offer pay,
            List<String> remarks) {
        Shown after(BasketRefused refused) {
            return new Shown(priced, form.after(refused), places, handOver, holdAt, pay, remarks);
        }

        /** What would be agreed with each merchant, her share of the delivery included. */
        public List<Agreement> agreements() {
            var shares = priced.shares(choice().fee());
            return IntStream.range(0, shares.size())
                    .mapToObj(i -> new Agreement(priced.parts().get(i), shares.get(i)))
                    .toList();
        }

        /** One account alone may be paid by whatever it has on, as soon as it is ordered. */
        public boolean takesAnyMeans() {
            return priced.parts().size() == 1 && holdAt.isEmpty();
        }

        public List<Option> options() {
            var all = places.stream()
                    .map(place -> Option.of(
                            place.code().value(),
                            place.name(),
                            place.code().value().equals(form.place())));
            return Stream.concat(Stream.of(Option.of("", "", false)), all).toList();
        }

        /** The place the days and fees shown are of while she has not said hers. */
        public Optional<Place> assumed() {
            return Optional.ofNullable(handOver.offer().place())
                    .filter(place -> !place.code().value().equals(form.place()));
        }

        public HandOverChoice choice() {
            return Objects.requireNonNull(handOver.chosen());
        }

        /** At most, with delivery: what the button is pressed under. */
        public Money total() {
            return priced.total().plus(choice().fee());
        }

        public Money about() {
            return priced.about().plus(choice().fee());
        }

        /** Old enough for what is in it, or asked for nothing. */
        boolean isOfAge() {
            return priced.minimumAge() == 0 || "1".equals(form.ofAge());
        }

        /** None where there is no way to pay at all. */
        public @Nullable PayBy payBy() {
            return pay.chosen(form.payBy()).orElse(null);
        }
    }

    /** One contract of the purchase, with its share of the fee of the delivery. */
    public record Agreement(Part part, Money fee) {
        public Money total() {
            return part.total().plus(fee);
        }

        public Money about() {
            return part.about().plus(fee);
        }

        public List<Tax.Part> taxes() {
            return part.taxes(fee);
        }
    }

    @GetMapping("/kasse")
    Mono<Rendering> show(ServerWebExchange exchange) {
        return visits.owner(exchange)
                .flatMap(owner -> ordering.offerPayment()
                        .toGuests()
                        .flatMap(guests -> guests || owner.account() != null
                                ? show(owner, exchange)
                                : pages.frame(exchange).map(CheckoutPages::signIn)));
    }

    private static Rendering signIn(Frame frame) {
        return Rendering.redirectTo(frame.signIn()).status(HttpStatus.SEE_OTHER).build();
    }

    /** One page, or one question after the other. */
    private Mono<Rendering> show(Owner owner, ServerWebExchange exchange) {
        return showing.of(owner, exchange)
                .flatMap(shown -> Pages.view(exchange).simple()
                        ? pages.redirect(Step.OPEN)
                        : pages.show(exchange, Sheet.of("checkout/checkout", shown)))
                .switchIfEmpty(pages.redirect("/korb"));
    }

    @PostMapping("/kasse")
    Mono<Rendering> order(@ModelAttribute CheckoutForm sent, ServerWebExchange exchange) {
        var form = sent.settled();
        return Mono.zip(visits.remembered(exchange), pages.frame(exchange)).flatMap(known -> {
            var errors = form.isUpdate() ? Errors.none() : form.errors(known.getT2());
            return errors.isEmpty() && !form.isUpdate()
                    ? press(form, known.getT1(), known.getT2(), exchange)
                    : showing.priced(known.getT1()).flatMap(priced -> mend(priced, form, errors, exchange));
        });
    }

    private Mono<Rendering> mend(PricedBasket priced, CheckoutForm form, Errors errors, ServerWebExchange exchange) {
        return Mono.just(priced)
                .filter(left -> !left.parts().isEmpty())
                .flatMap(left -> showing.of(left, form, List.of()))
                .map(shown -> ShowCheckout.sheet(shown, errors, Pages.view(exchange)))
                .flatMap(sheet -> pages.show(exchange, sheet))
                .switchIfEmpty(pages.redirect("/korb"));
    }

    /** The official notice, byte for byte; loaded late by the page. */
    @GetMapping("/kasse/mitteilung")
    Mono<ResponseEntity<byte[]>> notice(ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(Frame::language)
                .map(language -> ResponseEntity.ok()
                        .contentType(MediaType.valueOf("image/svg+xml"))
                        .body(ordering.notice().svg(language)));
    }

    private Mono<Rendering> press(CheckoutForm form, Owner owner, Frame frame, ServerWebExchange exchange) {
        return showing.named(form)
                .switchIfEmpty(Mono.error(PlaceElsewhere::new))
                .map(place -> asked(form, owner, place, exchange, frame.language()))
                .flatMap(ordering.checkOut()::with)
                .delayUntil(_ -> ordering.answers().forget(basketOf(form)))
                .flatMap(this::onward)
                .onErrorResume(
                        refused -> refused instanceof BasketRefused basket && FIELDS.containsKey(basket.slug()),
                        refused -> mend(form, owner, (BasketRefused) refused, frame, exchange))
                .onErrorResume(NotAsShown.class, refused -> again(form, owner, refused, frame, exchange));
    }

    private Mono<Rendering> onward(Purchase purchase) {
        return ordering.orders()
                .list(purchase.id())
                .map(all -> all.stream().anyMatch(order -> order.contract().payBy() == PayBy.ONLINE))
                .flatMap(isOnline -> isOnline
                        ? pages.redirect("/zahlung/" + purchase.id())
                        : pages.redirect("/einkauf/" + purchase.id(), "checkout.ordered"));
    }

    private Mono<Rendering> mend(
            CheckoutForm form, Owner owner, BasketRefused refused, Frame frame, ServerWebExchange exchange) {
        var errors = Errors.at(String.valueOf(FIELDS.get(refused.slug())), sentence(refused, frame));
        return showing.priced(owner).flatMap(priced -> mend(priced, form.after(refused), errors, exchange));
    }

    private static String sentence(BasketRefused refused, Frame frame) {
        return refused instanceof AboveAccountLimit above
                ? frame.text("checkout.above-limit", frame.formats().money(above.limit()))
                : frame.sentence(refused);
    }

    /** Tells what has changed, and shows the page anew as it would be ordered now. */
    private Mono<Rendering> again(
            CheckoutForm form, Owner owner, NotAsShown refused, Frame frame, ServerWebExchange exchange) {
        var remarks = refused.remarks().isEmpty()
                ? List.of(frame.text("checkout.remark.hand-over"))
                : refused.remarks().stream()
                        .map(remark -> BasketPages.sentence(frame, remark))
                        .toList();
        return ordering.fillBasket()
                .accept(owner)
                .flatMap(ordering.priceBasket()::of)
                .filter(priced -> !priced.parts().isEmpty())
                .flatMap(priced -> showing.of(priced, form, remarks))
                .map(shown ->
                        ShowCheckout.sheet(shown, Errors.none(), frame.view()).as(HttpStatus.CONFLICT))
                .flatMap(sheet -> pages.show(exchange, sheet))
                .switchIfEmpty(pages.redirect("/korb"));
    }

    private static Asked asked(
            CheckoutForm form, Owner owner, Place place, ServerWebExchange exchange, Language language) {
        var choices = new Choices(
                place.code(),
                Objects.requireNonNullElse(form.handOver(), ""),
                Objects.requireNonNullElse(form.payBy(), PayBy.ONLINE),
                "1".equals(form.script()),
                language,
                "1".equals(form.ofAge()),
                form.earlyStart() != null,
                form.isSureOfStreet());
        return new Asked(
                owner,
                basketOf(form),
                Objects.requireNonNullElse(form.version(), 0L),
                Money.euro(Objects.requireNonNullElse(form.shown(), 0L)),
                form.recipient(),
                choices,
                siteOf(exchange));
    }

    private static UUID basketOf(CheckoutForm form) {
        if (form.basket() == null) {
            throw new Malformed("the form names no basket");
        }
        return form.basket();
    }

    /** With language and view, in which whoever paid elsewhere comes back. */
    private static URI siteOf(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var here = request.getURI();
        return URI.create(here.getScheme() + "://" + here.getAuthority()
                + request.getPath().contextPath().value());
    }
}
