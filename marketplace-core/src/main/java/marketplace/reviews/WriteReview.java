package marketplace.reviews;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.orders.Buyer;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.reviews.ReviewWriting.About;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whoever holds an order that was handed over says how it was, once, and may say it anew or take it back (R110). That it was
 * bought here and handed over is the check; nobody else writes.
 */
@Component
public class WriteReview {
    private final Purchases purchases;
    private final Orders orders;
    private final Reviews reviews;
    private final ReviewWriting writing;
    private final Sql sql;

    WriteReview(Purchases purchases, Orders orders, Reviews reviews, ReviewWriting writing, Sql sql) {
        this.purchases = purchases;
        this.orders = orders;
        this.reviews = reviews;
        this.writing = writing;
        this.sql = sql;
    }

    /** What she bought, and who she is. */
    private record Bought(Purchase purchase, Order order) {
        About about() {
            var account = purchase.buyer() instanceof Buyer.Account one ? one.id() : null;
            return new About(order.id(), purchase.id(), order.merchant(), account);
        }

        Set<ListingId> listings() {
            return order.lines().stream().map(line -> line.sold().listing()).collect(Collectors.toSet());
        }
    }

    /** The order, when it can be reviewed by whoever asks. */
    public Mono<Order> order(PurchaseId purchase, OrderId order, Holder holder) {
        return bought(purchase, order, holder).map(Bought::order);
    }

    /** What she said of it; nothing while she has not. */
    public Mono<MyReview> find(PurchaseId purchase, OrderId order, Holder holder) {
        return purchases
                .getOwn(purchase, holder)
                .flatMap(_ -> within(purchase, order))
                .flatMap(found -> reviews.of(found.id()));
    }

    /** The same twice changes nothing. */
    public Mono<MyReview> with(PurchaseId purchase, OrderId order, Holder holder, Rating rating) {
        return bought(purchase, order, holder)
                .flatMap(bought -> fitting(bought, rating))
                .flatMap(bought -> author(bought, rating).flatMap(author -> put(bought, author, rating)))
                .retryWhen(Overtaken.startOver())
                .then(reviews.of(order))
                .checkpoint("write a review");
    }

    /** Again is harmless. */
    public Mono<Void> takeBack(PurchaseId purchase, OrderId order, Holder holder) {
        return find(purchase, order, holder)
                .map(mine -> mine.review().id())
                .flatMap(id -> sql.together(removed(id).thenReturn(true)))
                .retryWhen(Overtaken.startOver())
                .then()
                .checkpoint("take a review back");
    }

    private Mono<Void> removed(ReviewId id) {
        return writing.countedWith(id).flatMap(counted -> writing.remove(id).then(writing.recount(counted)));
    }

    private Mono<Bought> bought(PurchaseId purchase, OrderId order, Holder holder) {
        return purchases
                .getOwn(purchase, holder)
                .zipWith(within(purchase, order), Bought::new)
                .flatMap(WriteReview::received)
                .flatMap(WriteReview::ofSomebodyElse);
    }

    private Mono<Order> within(PurchaseId purchase, OrderId id) {
        return orders.list(purchase)
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(order -> order.id().equals(id)).findFirst()))
                .switchIfEmpty(Mono.error(OrderRefused.Absent::new));
    }

    private static Mono<Bought> received(Bought bought) {
        return switch (bought.order().state()) {
            case OrderState.HandedOver _, OrderState.Returned _ -> Mono.just(bought);
            case OrderState.Placed _, OrderState.Secured _, OrderState.Accepted _, OrderState.Packed _ ->
                Mono.error(new ReviewRefused.TooEarly());
            case OrderState.Refused _, OrderState.Cancelled _, OrderState.Lapsed _ ->
                Mono.error(new ReviewRefused.TooEarly());
        };
    }

    private static Mono<Bought> ofSomebodyElse(Bought bought) {
        return isOwn(bought.order().merchant())
                .flatMap(own -> own ? Mono.error(new ReviewRefused.OwnShop()) : Mono.just(bought));
    }

    private static Mono<Boolean> isOwn(MerchantId merchant) {
        return SignedIn.find().map(me -> me.mayActFor(merchant)).defaultIfEmpty(false);
    }

    private static Mono<Bought> fitting(Bought bought, Rating rating) {
        return bought.listings().containsAll(rating.listings().keySet())
                ? Mono.just(bought)
                : Mono.error(new ReviewRefused.Unfit());
    }

    /** "Johanna B.", when she wants to be named; of an erased recipient nothing is known. */
    private Mono<String> author(Bought bought, Rating rating) {
        return rating.named()
                ? purchases
                        .recipients(List.of(bought.purchase().id()))
                        .mapNotNull(known -> known.get(bought.purchase().id()))
                        .map(WriteReview::shortName)
                        .defaultIfEmpty("")
                : Mono.just("");
    }

    static String shortName(Recipient recipient) {
        var family = recipient.familyName().strip();
        var initial = family.isEmpty() ? "" : " " + new String(Character.toChars(family.codePointAt(0))) + ".";
        return recipient.givenName().strip() + initial;
    }

    private Mono<Boolean> put(Bought bought, String author, Rating rating) {
        var put = writing.put(bought.about(), author, rating).switchIfEmpty(Mono.error(ReviewRefused.Hidden::new));
        return sql.together(put.flatMap(id -> writing.mark(id, rating.listings()))
                .map(marked -> counted(bought.order().merchant(), marked))
                .flatMap(writing::recount)
                .thenReturn(true));
    }

    private static List<UUID> counted(MerchantId merchant, List<UUID> listings) {
        return Stream.concat(Stream.of(merchant.value()), listings.stream()).toList();
    }
}
