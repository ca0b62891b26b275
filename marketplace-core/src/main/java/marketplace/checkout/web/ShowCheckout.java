package marketplace.checkout.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import marketplace.accounts.Profile;
import marketplace.accounts.Profiles;
import marketplace.billing.PreparePayment;
import marketplace.checkout.Answers;
import marketplace.checkout.Baskets;
import marketplace.checkout.OfferPayment;
import marketplace.checkout.Owner;
import marketplace.checkout.PriceBasket;
import marketplace.checkout.PricedBasket;
import marketplace.checkout.web.CheckoutPages.Shown;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.counties.web.HomeCookie;
import marketplace.pages.Errors;
import marketplace.pages.Sheet;
import marketplace.pages.View;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts together what the checkout shows: the basket as it costs now, what is known of the buyer, what she may choose. */
@Component
class ShowCheckout {
    private final Goods goods;
    private final Home home;
    private final OfferPayment offerPayment;
    private final PreparePayment paying;

    ShowCheckout(Goods goods, Home home, OfferPayment offerPayment, PreparePayment paying) {
        this.goods = goods;
        this.home = home;
        this.offerPayment = offerPayment;
        this.paying = paying;
    }

    /** What is bought. */
    @Component
    record Goods(Baskets baskets, PriceBasket priceBasket, Answers answers) {}

    /** What is known of where the buyer lives. */
    @Component
    record Home(HomeCookie cookie, Places places, Profiles profiles, Ways ways) {}

    /** As she comes to it; empty when there is nothing to order, or no way it could come to her. */
    Mono<Shown> of(Owner owner, ServerWebExchange exchange) {
        return priced(owner)
                .filter(priced -> !priced.parts().isEmpty() && priced.isOrderable())
                .flatMap(priced -> known(priced, exchange).flatMap(form -> of(priced, form, List.of())));
    }

    Mono<PricedBasket> priced(Owner owner) {
        return goods.baskets().mine(owner).flatMap(goods.priceBasket()::of);
    }

    /** Empty when the basket can come to her in no way at all. */
    Mono<Shown> of(PricedBasket priced, CheckoutForm form, List<String> remarks) {
        return named(form)
                .switchIfEmpty(assumed(form))
                .flatMap(place -> home.ways().to(place.code(), priced, form.handOver()))
                .filter(ways -> ways.chosen() != null)
                .flatMap(ways -> of(priced, form, ways, remarks));
    }

    private Mono<Shown> of(PricedBasket priced, CheckoutForm form, HandOverWords ways, List<String> remarks) {
        var chosen = Objects.requireNonNull(ways.chosen());
        return Mono.zip(
                home.places().list(),
                offerPayment.to(priced, chosen),
                (places, pay) -> new Shown(priced, form, places, ways, paying.holdAt(chosen.packBy()), pay, remarks));
    }

    /** The one page, or the question she is at where she is asked one at a time. */
    static Sheet sheet(Shown shown, Errors errors, View view) {
        if (!view.simple()) {
            return Sheet.of("checkout/checkout", shown).with(errors);
        }
        var step = errors.all().stream()
                .findFirst()
                .map(error -> Step.asking(error.field()))
                .orElse(Step.CHECK);
        return question(new Question(step, shown, true)).with(errors);
    }

    static Sheet question(Question question) {
        return Sheet.of(question.step() == Step.CHECK ? "checkout/check" : "checkout/question", question);
    }

    /** The place she says she lives in. */
    Mono<Place> named(CheckoutForm form) {
        return Mono.justOrEmpty(form.place()).flatMap(this::place);
    }

    /** The place with this code, as forms say it. */
    Mono<Place> place(String code) {
        return home.places()
                .list()
                .mapNotNull(all -> all.stream()
                        .filter(place -> place.code().value().equals(code))
                        .findFirst()
                        .orElse(null));
    }

    /** Where days and fees are shown of until she has said where she lives. */
    private Mono<Place> assumed(CheckoutForm form) {
        return home.places()
                .list()
                .map(all -> all.stream()
                        .filter(place -> place.has(CheckoutForm.text(form.postcode())))
                        .findFirst()
                        .orElseGet(all::getFirst));
    }

    private Mono<CheckoutForm> known(PricedBasket priced, ServerWebExchange exchange) {
        var profile = SignedIn.find().flatMap(_ -> home.profiles().mine());
        var chosen = exchange.getRequest().getQueryParams().getFirst("handOver");
        return Mono.zip(
                        profile.map(Optional::of).defaultIfEmpty(Optional.<Profile>empty()),
                        home.cookie().read(exchange).map(Optional::of).defaultIfEmpty(Optional.<Place>empty()),
                        (person, place) -> CheckoutForm.of(person.orElse(null), place.orElse(null)))
                .zipWith(goods.answers().of(priced.basket()), CheckoutForm::answering)
                .map(form -> chosen == null ? form : form.choosing(chosen));
    }
}
