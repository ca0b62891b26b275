package marketplace.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.orders.Buyer;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.Orders;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.TakeOver.Past;
import marketplace.orders.Viewer;
import marketplace.reviews.Rating;
import marketplace.reviews.WriteReview;
import marketplace.shared.ListingId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What buyers of the past say of orders that were handed over to them, by the one way there is to write a review. */
@Component
class DemoReviews {
    private static final double WRITING = 0.35;
    private static final double NAMED = 0.5;
    private static final double RATING_GOODS = 0.8;

    private final Purchases purchases;
    private final Orders orders;
    private final WriteReview writeReview;

    DemoReviews(Purchases purchases, Orders orders, WriteReview writeReview) {
        this.purchases = purchases;
        this.orders = orders;
        this.writeReview = writeReview;
    }

    /** Of purchases that were just taken over; whoever writes does so for one order. */
    Mono<Void> of(List<Past> taken, List<NamedCsvRecord> words, Dice dice) {
        return Flux.fromIterable(taken)
                .filter(_ -> dice.chance(WRITING))
                .concatMap(past -> purchases.find(past.key()).flatMap(purchase -> of(past, purchase, words, dice)))
                .then();
    }

    private Mono<Void> of(Past past, Purchase purchase, List<NamedCsvRecord> words, Dice dice) {
        return orders.list(purchase.id())
                .flatMapIterable(all -> all)
                .filter(order -> order.state() instanceof OrderState.HandedOver)
                .next()
                .flatMap(order -> Mono.justOrEmpty(dice.any(fitting(order, words)))
                        .map(said -> rating(order, said, past, dice))
                        .flatMap(rating ->
                                writeReview.with(purchase.id(), order.id(), viewer(purchase.buyer()), rating)))
                .then();
    }

    private static Rating rating(Order order, NamedCsvRecord said, Past past, Dice dice) {
        var stars = Integer.parseInt(said.getField("stars"));
        var goods = dice.chance(RATING_GOODS) ? List.of(first(order)) : List.<ListingId>of();
        return new Rating(
                stars,
                said.getField("words"),
                past.recipient() != null && dice.chance(NAMED),
                goods.stream().collect(Collectors.toMap(listing -> listing, _ -> stars)));
    }

    /** What is said of this kind of goods. */
    private static List<NamedCsvRecord> fitting(Order order, List<NamedCsvRecord> words) {
        var category = order.lines().getFirst().sold().category();
        return words.stream()
                .filter(row -> category.startsWith(row.getField("category")))
                .toList();
    }

    private static ListingId first(Order order) {
        return order.lines().getFirst().sold().listing();
    }

    private static Viewer viewer(Buyer buyer) {
        return switch (buyer) {
            case Buyer.Account one -> new Viewer(one.id(), null, null);
            case Buyer.Guest one -> new Viewer(null, one.visit(), null);
        };
    }
}
