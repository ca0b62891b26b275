package marketplace.checkout.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.checkout.BasketPasses;
import marketplace.checkout.BasketRefused.NotByThisClient;
import marketplace.checkout.CheckOut;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.Owner;
import marketplace.counties.Places;
import marketplace.households.Households;
import marketplace.orders.Buyer;
import marketplace.orders.CancelOrder;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.orders.Orders.After;
import marketplace.orders.Pass;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.Purchase.Seen;
import marketplace.orders.PurchaseStatus;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.orders.web.OrderView;
import marketplace.orders.web.Positions;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.SignedIn;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Placing a purchase and following it; a guest's passes travel in headers, the one to her basket as Basket-Pass and the one
 * to her purchase as Purchase-Pass. Amounts in cents.
 */
@RestController
@RequestMapping("/api/v1")
class CheckoutApi {
    private static final String PLACE = "order:place";
    static final String PASS = "Purchase-Pass";

    private final BasketPasses passes;
    private final CheckOut checkOut;
    private final Places places;
    private final Purchases purchases;
    private final Orders orders;
    private final CancelOrder cancelOrder;
    private final Households households;
    private final Idempotent idempotent;

    CheckoutApi(
            BasketPasses passes,
            CheckOut checkOut,
            Places places,
            Purchases purchases,
            Orders orders,
            CancelOrder cancelOrder,
            Households households,
            Idempotent idempotent) {
        this.passes = passes;
        this.checkOut = checkOut;
        this.places = places;
        this.purchases = purchases;
        this.orders = orders;
        this.cancelOrder = cancelOrder;
        this.households = households;
        this.idempotent = idempotent;
    }

    /**
     * What the buyer sent with the button "Zahlungspflichtig bestellen".
     *
     * @param version of the basket she saw; with its id the key under which repeating is harmless
     * @param shown the total she saw, in cents
     * @param ofAge she says that she is as old as what is in the basket asks for
     * @param earlyStart that she expressly asks for work to begin within the withdrawal period, and knows that her right of
     *     withdrawal ends when it is done
     * @param addressSure that the address is right although a street or a house number was missed in it
     */
    record Button(
            @NotNull UUID basket,
            long version,
            @PositiveOrZero long shown,
            @NotNull @Valid RecipientBody recipient,
            @NotBlank String place,
            @NotBlank String handOver,
            @NotNull PayBy payBy,
            @NotNull Language language,
            @Nullable Boolean ofAge,
            @Nullable Boolean earlyStart,
            @Nullable Boolean addressSure) {}

    record RecipientBody(
            @NotBlank @Size(max = 200) String givenName,
            @NotBlank @Size(max = 200) String familyName,
            @NotBlank @Size(max = 200) String street,
            @NotNull @Pattern(regexp = "\\d{5}") String postcode,
            @NotBlank @Size(max = 200) String town,
            @NotBlank @Email @Size(max = 200) String mail,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Size(max = 200) String note) {
        Recipient recipient() {
            return new Recipient(givenName, familyName, street, postcode, town, mail, phone, note);
        }
    }

    /**
     * A purchase with its orders.
     *
     * @param pin to be said by whoever fetches it
     * @param orderedBy the member of her household who ordered it, empty where she has no name; none when it is her own
     */
    record PurchaseView(
            PurchaseId id,
            String status,
            String pin,
            Instant placedAt,
            @Nullable String orderedBy,
            List<OrderView> orders) {
        static PurchaseView of(Seen seen, @Nullable String orderedBy, List<Order> found) {
            var purchase = seen.purchase();
            return new PurchaseView(
                    purchase.id(),
                    PurchaseStatus.of(found).name(),
                    purchase.pin(),
                    purchase.placedAt(),
                    orderedBy,
                    found.stream().map(order -> OrderView.of(order, seen)).toList());
        }
    }

    /**
     * A purchase just placed.
     *
     * @param pass to a guest's purchase, to be sent as Purchase-Pass; placed again it is a new one, and both count
     */
    record PlacedView(
            PurchaseId id,
            String status,
            String pin,
            Instant placedAt,
            List<OrderView> orders,
            @Nullable String pass) {
        static PlacedView of(PurchaseView view, Optional<Pass> pass) {
            return new PlacedView(
                    view.id(),
                    view.status(),
                    view.pin(),
                    view.placedAt(),
                    view.orders(),
                    pass.map(Pass::text).orElse(null));
        }
    }

    /**
     * Places a purchase; only for clients that prove they show our button. The basket and its version are the key: again is
     * harmless. With the pass of a guest's basket it is the guest's purchase, whoever bears the token.
     */
    @Creates(value = PlacedView.class, keyInBody = true)
    @PostMapping("/checkout")
    Mono<ResponseEntity<PlacedView>> order(
            @RequestHeader(name = BasketApi.PASS, required = false) @Nullable String pass,
            @Valid @RequestBody Button button,
            ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.scopes().contains(PLACE) ? Mono.just(me) : Mono.error(new NotByThisClient()))
                .flatMap(_ -> idempotent.sameBody(exchange, button).then(places.get(PlaceCode.of(button.place()))))
                .flatMap(_ -> passes.owner(passOf(pass)))
                .flatMap(owner -> checkOut.with(asked(button, owner, exchange)))
                .flatMap(this::placed)
                .map(view -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create("/api/v1/purchases/" + view.id()))
                        .body(view));
    }

    /** The purchases of whoever is signed in and of her household, the newest first. */
    @GetMapping("/purchases")
    Mono<Slice<PurchaseView>> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "20") int limit) {
        var most = Slice.limit(limit);
        return SignedIn.get()
                .map(me -> new Holder(me.account(), null, null))
                .flatMap(holder -> purchases.list(holder, Positions.read(after, After.LATEST), most))
                .flatMap(found -> Mono.zip(orders.list(ids(found)), households.names())
                        .map(known -> slice(found, known.getT1(), known.getT2(), most)));
    }

    /** A purchase with its orders, for its buyer, members of her household or the holder of its pass. */
    @GetMapping("/purchases/{id}")
    Mono<PurchaseView> get(
            @PathVariable PurchaseId id, @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return holder(pass).flatMap(holder -> purchases.get(id, holder)).flatMap(this::view);
    }

    /** Calls an order off before its merchant has taken it on. */
    @PostMapping("/purchases/{id}/orders/{order}/cancel")
    Mono<OrderView> cancel(
            @PathVariable PurchaseId id,
            @PathVariable OrderId order,
            @RequestHeader(name = PASS, required = false) @Nullable String pass) {
        return holder(pass)
                .flatMap(holder -> purchases
                        .get(id, holder)
                        .flatMap(seen ->
                                cancelOrder.of(id, order, holder).map(cancelled -> OrderView.of(cancelled, seen))));
    }

    static Mono<Holder> holder(@Nullable String pass) {
        return Holder.of(null, passOf(pass));
    }

    private static @Nullable Pass passOf(@Nullable String text) {
        return text == null ? null : new Pass(text);
    }

    private Mono<PlacedView> placed(Purchase purchase) {
        return Mono.zip(view(new Seen(purchase, Seen.As.OWN)), pass(purchase), PlacedView::of);
    }

    /** Nobody else proves that a guest's purchase is hers. */
    private Mono<Optional<Pass>> pass(Purchase purchase) {
        return switch (purchase.buyer()) {
            case Buyer.Guest _ -> purchases.issuePass(purchase.id()).map(Optional::of);
            case Buyer.Account _ -> Mono.just(Optional.empty());
        };
    }

    private Mono<PurchaseView> view(Seen seen) {
        return Mono.zip(orders.list(seen.purchase().id()), households.names())
                .map(known -> PurchaseView.of(seen, orderedBy(seen, known.getT2()), known.getT1()));
    }

    private static @Nullable String orderedBy(Seen seen, Map<AccountId, String> names) {
        return seen.isOwn() ? null : seen.purchase().orderedBy(names);
    }

    private static List<PurchaseId> ids(List<Seen> found) {
        return found.stream().map(seen -> seen.purchase().id()).toList();
    }

    private static Slice<PurchaseView> slice(
            List<Seen> found, List<Order> all, Map<AccountId, String> names, int limit) {
        Map<PurchaseId, List<Order>> by = all.stream()
                .collect(Collectors.groupingBy(order -> order.contract().purchase()));
        return Slice.of(found, limit, CheckoutApi::position)
                .map(seen -> PurchaseView.of(
                        seen,
                        orderedBy(seen, names),
                        by.getOrDefault(seen.purchase().id(), List.of())));
    }

    private static String position(Seen seen) {
        var purchase = seen.purchase();
        return Positions.write(new After(purchase.placedAt(), purchase.id().value()));
    }

    private static Asked asked(Button button, Owner owner, ServerWebExchange exchange) {
        var here = exchange.getRequest().getURI();
        var choices = new Choices(
                PlaceCode.of(button.place()),
                button.handOver(),
                button.payBy(),
                true,
                button.language(),
                Boolean.TRUE.equals(button.ofAge()),
                Boolean.TRUE.equals(button.earlyStart()),
                Boolean.TRUE.equals(button.addressSure()));
        return new Asked(
                owner,
                button.basket(),
                button.version(),
                Money.euro(button.shown()),
                button.recipient().recipient(),
                choices,
                URI.create(here.getScheme() + "://" + here.getAuthority()));
    }
}
