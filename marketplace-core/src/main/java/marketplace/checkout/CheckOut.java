package marketplace.checkout;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
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
    private final CheckAddress checkAddress;
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
            CheckAddress checkAddress,
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
        this.checkAddress = checkAddress;
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
     * @param addressSure that her address is right whatever is known of the county's streets
     */
    public record Choices(
            PlaceCode place,
            String handOver,
            PayBy payBy,
            boolean script,
            Language language,
            boolean ofAge,
            boolean earlyStart,
            boolean addressSure) {
        /** Nothing was said of her age, of an early start or of her address. */
        public Choices(PlaceCode place, String handOver, PayBy payBy, boolean script, Language language) {
            this(place, handOver, payBy, script, language, false, false, false);
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
        var act = new Act(
                "basket/%s/%d".formatted(asked.basket(), asked.version()), new Declaration.Button(asked.shown()));
        return notice.required()
                .then(priceBasket.of(basket))
                .flatMap(priced -> check(asked, priced))
                .flatMap(agreed -> drawnUp(asked, agreed, act).flatMap(wanted -> together(asked, agreed, wanted)));
    }

    /** Refuses what could not be ordered like this now, under the total she was shown. */
    public Mono<Agreed> check(Asked asked, PricedBasket priced) {
        var to = asked.recipient();
        return checkAddress
                .with(to.postcode(), to.street(), asked.choices().addressSure())
                .then(Mono.defer(() -> offerWays.toHome(asked.choices().place(), priced, asked.owner())))
                .map(offer -> agreed(asked, priced, offer))
                .delayUntil(agreed -> offerPayment.check(asked, agreed.priced(), agreed.choice()));
    }

    /**
     * Buys one time of what was agreed once for every time, in the transaction of the chain.
     *
     * @param asked its basket is the contract; nothing was shown
     */
    public Mono<Purchase> standing(Asked asked, Agreed agreed, LocalDate day) {
        var act = new Act("standing/%s/%s".formatted(asked.basket(), day), new Declaration.Standing(asked.basket()));
        return purchases
                .find(act.key())
                .switchIfEmpty(Mono.defer(() -> standing(asked, agreed, act)))
                .checkpoint("buy a standing order");
    }

    private Mono<Purchase> standing(Asked asked, Agreed agreed, Act act) {
        return notice.required()
                .then(Mono.defer(() -> offerPayment.check(asked, agreed.priced(), agreed.choice())))
                .then(Mono.defer(() -> drawnUp(asked, agreed, act)))
                .flatMap(wanted -> reserveAndPlace.with(wanted, manner(asked, agreed)));
    }

    private Mono<Wanted> drawnUp(Asked asked, Agreed agreed, Act act) {
        return Mono.zip(texts.validAt(clock.instant(), asked.choices().language()), strategies.here())
                .map(known -> wanted(asked, agreed, act, new Today(known.getT1(), known.getT2())));
    }

    /** What buyer and merchants agree on: the basket as it costs now, and the way it comes that she chose. */
    public record Agreed(PricedBasket priced, HandOverChoice choice) {
        /** At most, with delivery. */
        public Money total() {
            return priced.total().plus(choice.fee());
        }
    }

    /** By what the buyer bound herself, and under which key it is one act. */
    private record Act(String key, Declaration declaration) {}

    private record Today(TextVersions texts, Strategy county) {}

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
        if (choice.along() != null && !choice.along().isFor(asked.recipient())) {
            throw new BasketRefused.AlongElsewhere();
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
        return reserveAndPlace
                .with(basket, wanted, manner(asked, agreed))
                .onErrorResume(ListingRefused.OutOfStock.class, _ -> tooLate(basket));
    }

    private static Manner manner(Asked asked, Agreed agreed) {
        return new Manner(
                asked.choices().script(), asked.site(), agreed.choice().packBy());
    }

    /** Somebody was quicker: says what is left. */
    private Mono<Purchase> tooLate(Basket basket) {
        return priceBasket.of(basket).flatMap(now -> Mono.error(new BasketRefused.NotAsShown(now.remarks())));
    }

    private Wanted wanted(Asked asked, Agreed agreed, Act act, Today today) {
        var county = today.county();
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
                act.key(),
                PurchaseId.fresh(),
                buyer(asked.owner()),
                asked.recipient(),
                act.declaration(),
                terms,
                orders(agreed, today.texts()),
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
