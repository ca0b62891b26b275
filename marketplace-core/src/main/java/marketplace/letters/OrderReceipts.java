package marketplace.letters;

import java.time.Instant;
import java.util.List;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.orders.Purchase;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.shared.Money;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Confirms at once that an order has arrived (§ 312i BGB, R20): one letter for all orders of one act of buying. */
@Component
public class OrderReceipts implements Writer {
    private static final String AT = "@";

    private final OrderFiles files;
    private final Orders orders;
    private final Purchases purchases;
    private final Stationery stationery;

    OrderReceipts(OrderFiles files, Orders orders, Purchases purchases, Stationery stationery) {
        this.files = files;
        this.orders = orders;
        this.purchases = purchases;
        this.stationery = stationery;
    }

    /**
     * What its templates show.
     *
     * @param link of the purchase's page; a guest's opens it without an account
     */
    public record Receipt(Purchase purchase, Recipient recipient, List<Order> orders, String link) {
        public Money total() {
            return Money.sum(orders.stream().map(Order::total).toList());
        }
    }

    /** The act of buying an order belongs to: orders added to a purchase later are another. */
    static String actOf(Order order) {
        return order.contract().purchase() + AT + order.contract().placedAt();
    }

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.ORDER_RECEIPT;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        var about = letter.about().split(AT);
        var id = PurchaseId.of(about[0]);
        return Mono.zip(purchases.get(id), files.recipient(id), placedAt(id, Instant.parse(about[1])), files.link(id))
                .map(all -> new Receipt(all.getT1(), all.getT2(), all.getT3(), all.getT4()))
                .flatMap(this::words);
    }

    private Mono<List<Order>> placedAt(PurchaseId id, Instant moment) {
        return orders.list(id)
                .map(all -> all.stream()
                        .filter(order -> order.contract().placedAt().equals(moment))
                        .toList());
    }

    private Mono<Words> words(Receipt receipt) {
        var language = OrderFile.languageOf(receipt.purchase());
        return Mono.justOrEmpty(receipt.recipient().mail())
                .zipWith(stationery.paper(language))
                .map(both -> Words.of(
                        both.getT1(),
                        language,
                        both.getT2().text("letters.order-receipt.subject"),
                        stationery.body("order-receipt", both.getT2(), receipt)));
    }
}
