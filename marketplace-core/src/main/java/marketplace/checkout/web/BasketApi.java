package marketplace.checkout.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.checkout.Basket;
import marketplace.checkout.BasketPasses;
import marketplace.checkout.BasketRefused.NotAsShown;
import marketplace.checkout.Baskets;
import marketplace.checkout.FillBasket;
import marketplace.checkout.OfferWays;
import marketplace.checkout.Owner;
import marketplace.checkout.PriceBasket;
import marketplace.checkout.PricedBasket;
import marketplace.checkout.RepeatPurchase;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver.Offer;
import marketplace.orders.Pass;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The basket of whoever is signed in, or of the guest whose pass travels in the header Basket-Pass; amounts in cents. */
@RestController
@RequestMapping("/api/v1")
class BasketApi {
    static final String PASS = "Basket-Pass";

    private final BasketPasses passes;
    private final Baskets baskets;
    private final PriceBasket priceBasket;
    private final FillBasket fillBasket;
    private final RepeatPurchase repeat;
    private final OfferWays offer;

    BasketApi(
            BasketPasses passes,
            Baskets baskets,
            PriceBasket priceBasket,
            FillBasket fillBasket,
            RepeatPurchase repeat,
            OfferWays offer) {
        this.passes = passes;
        this.baskets = baskets;
        this.priceBasket = priceBasket;
        this.fillBasket = fillBasket;
        this.repeat = repeat;
        this.offer = offer;
    }

    /**
     * A basket as it would be ordered now.
     *
     * @param total the most it can cost, which checkout wants to hear again
     * @param remarks what must be seen before: gone, fewer, other-price
     */
    record BasketView(
            UUID id,
            long version,
            List<PartView> parts,
            long about,
            long total,
            boolean orderable,
            List<Refusal.Field> remarks) {
        static BasketView of(PricedBasket priced) {
            var basket = priced.basket();
            return new BasketView(
                    basket.id(),
                    basket.version(),
                    priced.parts().stream().map(PartView::of).toList(),
                    priced.about().minor(),
                    priced.total().minor(),
                    priced.isOrderable(),
                    NotAsShown.fields(priced.remarks()));
        }
    }

    /** One merchant's part. */
    record PartView(MerchantId merchant, String name, List<LineView> lines, long total) {
        static PartView of(PricedBasket.Part part) {
            return new PartView(
                    part.merchant().id(),
                    part.merchant().profile().name(),
                    part.items().stream().map(LineView::of).toList(),
                    part.total().minor());
        }
    }

    /**
     * A line of it.
     *
     * @param instead what is to come when it is not there
     * @param note what is wished of it
     */
    record LineView(
            VariantId variant,
            ListingId listing,
            String name,
            int pieces,
            long amount,
            long deposit,
            Instead instead,
            String note) {
        static LineView of(PricedBasket.Item item) {
            var line = item.line();
            return new LineView(
                    line.sold().variant(),
                    line.sold().listing(),
                    line.sold().name(),
                    line.measure().count(),
                    line.amount().minor(),
                    line.deposit().minor(),
                    line.wish().instead(),
                    line.wish().note());
        }
    }

    /** @param staying merchants who keep the basket from being brought */
    record HandOversView(List<HandOverView> choices, List<MerchantId> staying) {
        static HandOversView of(Offer offer) {
            return new HandOversView(
                    offer.choices().stream().map(HandOverView::of).toList(), offer.staying());
        }
    }

    /**
     * One way; local times; the fee in cents for all merchants together.
     *
     * @param along the purchase of hers it comes together with, whose way is paid
     */
    record HandOverView(
            String key,
            String kind,
            long fee,
            @Nullable LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable Instant cutOff,
            @Nullable String point,
            @Nullable PurchaseId along) {
        static HandOverView of(HandOverChoice choice) {
            var arrival = choice.arrival();
            var point = choice.point();
            return new HandOverView(
                    choice.key(),
                    choice.kind(),
                    choice.fee().minor(),
                    arrival == null ? null : arrival.date(),
                    arrival == null ? null : arrival.window().from(),
                    arrival == null ? null : arrival.window().to(),
                    arrival == null ? null : arrival.cutOff(),
                    point == null ? null : point.slug(),
                    choice.along() == null ? null : choice.along().purchase());
        }
    }

    /**
     * How a line is to be.
     *
     * @param instead what is to come when it is not there: NEVER, ASK or SAME_OR_CHEAPER; as before where it is not said,
     *     NEVER at first
     * @param note what is wished of it, at most 200 characters; likewise
     */
    record Pieces(
            @Min(0) @Max(Basket.MOST_PIECES) int pieces,
            @Nullable Instead instead,
            @Nullable @Size(max = Wish.LONGEST) String note) {
        Map<VariantId, Wish> wish(Basket basket, VariantId variant) {
            return basket.find(variant)
                    .filter(_ -> instead != null || note != null)
                    .map(Basket.Line::wish)
                    .map(known -> Map.of(
                            variant,
                            Wish.of(instead == null ? known.instead() : instead, note == null ? known.note() : note)))
                    .orElse(Map.of());
        }
    }

    /** @param pass to be sent as Basket-Pass; it counts for thirty days */
    record PassView(String pass) {}

    /**
     * Opens a basket for a guest under a fresh id of the caller's; its pass is in the answer and nowhere else, again is
     * refused.
     */
    @PutMapping("/baskets/{basket}")
    Mono<PassView> open(@PathVariable UUID basket) {
        return passes.issue(basket).map(pass -> new PassView(pass.text()));
    }

    /** The basket as it would be ordered now. */
    @GetMapping("/basket")
    Mono<BasketView> get(@RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return owner(pass).flatMap(baskets::mine).flatMap(this::view);
    }

    /** Puts exactly so many of a variant into the basket, and says what is wished of it. */
    @PutMapping("/basket/lines/{variant}")
    Mono<BasketView> set(
            @PathVariable VariantId variant,
            @RequestHeader(name = PASS, required = false) @Nullable String pass,
            @Valid @RequestBody Pieces body) {
        return owner(pass)
                .flatMap(owner -> fillBasket
                        .set(owner, variant, body.pieces())
                        .flatMap(basket -> fillBasket.wish(owner, body.wish(basket, variant))))
                .flatMap(this::view);
    }

    /** Takes a line out of the basket. */
    @DeleteMapping("/basket/lines/{variant}")
    Mono<BasketView> remove(
            @PathVariable VariantId variant, @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return owner(pass).flatMap(owner -> fillBasket.set(owner, variant, 0)).flatMap(this::view);
    }

    /** Puts the goods of an earlier purchase in once more, as far as they can be had; what is in the basket stays as it is. */
    @PutMapping("/basket/purchases/{purchase}")
    Mono<BasketView> repeat(
            @PathVariable PurchaseId purchase,
            @RequestHeader(name = PASS, required = false) @Nullable String pass,
            @RequestHeader(name = CheckoutApi.PASS, required = false) @Nullable String purchasePass) {
        return Mono.zip(CheckoutApi.holder(purchasePass), owner(pass))
                .flatMap(who -> repeat.of(purchase, who.getT1(), who.getT2()))
                .flatMap(done -> view(done.basket()));
    }

    /** Says that the remarks were shown to the buyer; what is gone is taken out, what is scarce is cut. */
    @PostMapping("/basket/seen")
    Mono<BasketView> seen(@RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return owner(pass).flatMap(fillBasket::accept).flatMap(this::view);
    }

    /** The ways this basket can come to somebody in this place, the best first; checkout wants to hear the key. */
    @GetMapping("/basket/hand-overs")
    Mono<HandOversView> handOvers(
            @RequestParam(required = false) @Nullable PlaceCode place,
            @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return owner(pass)
                .flatMap(owner -> priced(owner).flatMap(priced -> offer.toHome(place, priced, owner)))
                .map(HandOversView::of);
    }

    private Mono<PricedBasket> priced(Owner owner) {
        return baskets.mine(owner).flatMap(priceBasket::of);
    }

    private Mono<Owner> owner(@Nullable String pass) {
        return passes.owner(pass == null ? null : new Pass(pass));
    }

    private Mono<BasketView> view(Basket basket) {
        return priceBasket.of(basket).map(BasketView::of);
    }
}
