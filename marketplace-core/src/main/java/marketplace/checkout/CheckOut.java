package marketplace.checkout;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import marketplace.billing.PreparePayment.Manner;
import marketplace.catalog.ListingRefused;
import marketplace.checkout.PricedBasket.Part;
import marketplace.counties.LegalTexts;
import marketplace.counties.NoteUnreached;
import marketplace.counties.Place;
import marketplace.counties.Strategies;
import marketplace.counties.Strategy;
import marketplace.counties.TextVersions;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver.Offer;
import marketplace.orders.Buyer;
import marketplace.orders.Contract.Seller;
import marketplace.orders.Declaration;
import marketplace.orders.PayBy;
import marketplace.orders.PlacePurchase.Terms;
import marketplace.orders.PlacePurchase.Wanted;
import marketplace.orders.PlacePurchase.WantedOrder;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.orders.TextVersion;
import marketplace.pages.Language;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Turns a basket into a purchase, once: reserves the goods and places the orders in one transaction. Pressing the button
 * twice, going back, a second tab and a lost answer all end at the same purchase.
 */
@Component
public class CheckOut {
    private final Baskets baskets;
    private final PriceBasket priceBasket;
    private final Purchases purchases;
    private final LegalTexts texts;
    private final OfferWays offerWays;
    private final OfferPayment offerPayment;
    private final Strategies strategies;
    private final ReserveAndPlace reserveAndPlace;
    private final Notice notice;
    private final NoteUnreached noteUnreached;
    private final Clock clock;

    CheckOut(
            Baskets baskets,
            PriceBasket priceBasket,
            Purchases purchases,
            LegalTexts texts,
            OfferWays offerWays,
            OfferPayment offerPayment,
            Strategies strategies,
            ReserveAndPlace reserveAndPlace,
            Notice notice,
            NoteUnreached noteUnreached,
            Clock clock) {
        this.baskets = baskets;
        this.priceBasket = priceBasket;
        this.purchases = purchases;
        this.texts = texts;
        this.offerWays = offerWays;
        this.offerPayment = offerPayment;
        this.strategies = strategies;
        this.reserveAndPlace = reserveAndPlace;
        this.notice = notice;
        this.noteUnreached = noteUnreached;
        this.clock = clock;
    }

    /**
     * What the buyer sends with the button.
     *
     * @param basket and the version of it she saw
     * @param shown the total she saw
     * @param site where she sees us, to be led back to from the payment house
     */
    public record Asked(
            Owner owner, UUID basket, long version, Money shown, Recipient recipient, Choices choices, URI site) {}

    /**
     * What she chose.
     *
     * @param ofAge she says that she is as old as what is in the basket asks for
     * @param earlyStart that work may begin within the withdrawal period (R48)
     */
    public record Choices(
            PlaceCode place,
            String handOver,
            PayBy payBy,
            boolean script,
            Language language,
            boolean ofAge,
            boolean earlyStart) {
        /** Nothing was said of her age or of an early start. */
        public Choices(PlaceCode place, String handOver, PayBy payBy, boolean script, Language language) {
            this(place, handOver, payBy, script, language, false, false);
        }
    }

    public Mono<Purchase> with(Asked asked) {
        return Mono.defer(() -> baskets.get(asked.owner(), asked.basket()))
                .flatMap(basket -> basket.purchase() == null ? order(asked, basket) : purchases.get(basket.purchase()))
                .retryWhen(Overtaken.startOver())
                .onErrorResume(BasketRefused.PlaceElsewhere.class, refused -> elsewhere(asked, refused))
                .checkpoint("check out");
    }

    /** The county learns which postcode was wanted. */
    private Mono<Purchase> elsewhere(Asked asked, BasketRefused refused) {
        return noteUnreached
                .elsewhere(asked.recipient().postcode(), asked.choices().place())
                .then(Mono.error(refused));
    }

    private Mono<Purchase> order(Asked asked, Basket basket) {
        return notice.required()
                .then(priceBasket.of(basket))
                .flatMap(priced ->
                        offerWays.toHome(asked.choices().place(), priced).map(offer -> agreed(asked, priced, offer)))
                .delayUntil(agreed -> offerPayment.check(asked, agreed.priced(), agreed.choice()))
                .flatMap(agreed -> Mono.zip(
                        Mono.just(agreed),
                        texts.validAt(clock.instant(), asked.choices().language()),
                        strategies.here()))
                .flatMap(known ->
                        together(asked, known.getT1(), wanted(asked, known.getT1(), known.getT2(), known.getT3())));
    }

    /** What buyer and merchants agree on: the basket as it costs now, and the way it comes that she chose. */
    private record Agreed(PricedBasket priced, HandOverChoice choice) {}

    private static Agreed agreed(Asked asked, PricedBasket priced, Offer offer) {
        if (priced.basket().isEmpty()) {
            throw new BasketRefused.Empty();
        }
        var choice = offer.find(asked.choices().handOver())
                .orElseThrow(() -> new BasketRefused.NotAsShown(priced.remarks()));
        if (choice.isBrought() && asked.choices().payBy() == PayBy.AT_HAND_OVER) {
            throw new BasketRefused.CashOnTour();
        }
        if (choice.isBrought() && !isAt(offer.place(), asked.recipient())) {
            throw new BasketRefused.PlaceElsewhere();
        }
        checkAge(asked, priced, choice);
        var asShown = priced.basket().version() == asked.version()
                && priced.total().plus(choice.fee()).equals(asked.shown());
        if (!priced.isOrderable() || !asShown) {
            throw new BasketRefused.NotAsShown(priced.remarks());
        }
        return new Agreed(priced, choice);
    }

    private static void checkAge(Asked asked, PricedBasket priced, HandOverChoice choice) {
        if (priced.minimumAge() > 0 && choice.point() != null) {
            throw new BasketRefused.AgeAtPoint();
        }
        if (priced.minimumAge() > 0 && !asked.choices().ofAge()) {
            throw new BasketRefused.AgeNotDeclared(priced.minimumAge());
        }
    }

    private static boolean isAt(@Nullable Place place, Recipient recipient) {
        return place != null && place.has(recipient.postcode());
    }

    private Mono<Purchase> together(Asked asked, Agreed agreed, Wanted wanted) {
        var basket = agreed.priced().basket();
        var manner = new Manner(
                asked.choices().script(), asked.site(), agreed.choice().packBy());
        return reserveAndPlace
                .with(basket, wanted, manner)
                .onErrorResume(ListingRefused.OutOfStock.class, _ -> tooLate(basket));
    }

    /** Somebody was quicker: says what is left. */
    private Mono<Purchase> tooLate(Basket basket) {
        return priceBasket.of(basket).flatMap(now -> Mono.error(new BasketRefused.NotAsShown(now.remarks())));
    }

    private Wanted wanted(Asked asked, Agreed agreed, TextVersions versions, Strategy county) {
        var choices = asked.choices();
        var choice = agreed.choice();
        var terms = new Terms(
                choices.language().tag(),
                choices.place(),
                choice.fulfilment(),
                choices.payBy(),
                county.paying().applicationFee(),
                county.paying().deliveryShare(),
                choices.earlyStart());
        return new Wanted(
                "basket/%s/%d".formatted(asked.basket(), asked.version()),
                PurchaseId.fresh(),
                buyer(asked.owner()),
                asked.recipient(),
                new Declaration.Button(asked.shown()),
                terms,
                orders(agreed, versions),
                clock.instant().plus(county.reservation()));
    }

    /** One fee for all, shared by net value (R73). */
    private static List<WantedOrder> orders(Agreed agreed, TextVersions versions) {
        var kept = versions.all().stream()
                .map(text -> new TextVersion(text.kind().name(), text.language(), text.version(), text.sha256()))
                .toList();
        var fees = agreed.priced().shares(agreed.choice().fee());
        return IntStream.range(0, fees.size())
                .mapToObj(i -> order(agreed.priced().parts().get(i), fees.get(i), kept))
                .toList();
    }

    private static WantedOrder order(Part part, Money fee, List<TextVersion> texts) {
        var seller = new Seller(part.merchant().id(), part.merchant().profile().name());
        return new WantedOrder(OrderId.fresh(), seller, part.lines(), fee, texts);
    }

    static Buyer buyer(Owner owner) {
        return owner.account() != null ? new Buyer.Account(owner.account()) : new Buyer.Guest(visit(owner));
    }

    private static UUID visit(Owner owner) {
        return Objects.requireNonNull(owner.visit());
    }
}
