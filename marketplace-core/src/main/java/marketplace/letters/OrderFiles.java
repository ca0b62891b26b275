package marketplace.letters;

import java.util.List;
import marketplace.merchants.Merchants;
import marketplace.orders.Buyer;
import marketplace.orders.Order;
import marketplace.orders.Orders;
import marketplace.orders.Purchases;
import marketplace.orders.Recipient;
import marketplace.pages.Language;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the rooms that know an order, its buyer and its merchant. */
@Component
class OrderFiles {
    private final Orders orders;
    private final Purchases purchases;
    private final Merchants merchants;

    OrderFiles(Orders orders, Purchases purchases, Merchants merchants) {
        this.orders = orders;
        this.purchases = purchases;
        this.merchants = merchants;
    }

    /** The order's file; none after its recipient was erased. */
    Mono<OrderFile> find(OrderId id) {
        return orders.get(id).flatMap(this::file);
    }

    Mono<Recipient> recipient(PurchaseId purchase) {
        return purchases.recipients(List.of(purchase)).mapNotNull(all -> all.get(purchase));
    }

    /** In which language its buyer is written to. */
    Mono<Language> language(PurchaseId purchase) {
        return purchases.get(purchase).map(OrderFile::languageOf);
    }

    /** The way to the page of a purchase; a guest's opens it without an account. */
    Mono<String> link(PurchaseId id) {
        return link(id, "");
    }

    /** The same to a page below it. */
    Mono<String> link(PurchaseId id, String below) {
        var path = "/einkauf/" + id + below;
        return purchases.get(id).flatMap(purchase -> switch (purchase.buyer()) {
            case Buyer.Account _ -> Mono.just(path);
            case Buyer.Guest _ -> purchases.issuePass(id).map(pass -> path + "?pass=" + pass.text());
        });
    }

    private Mono<OrderFile> file(Order order) {
        var purchase = order.contract().purchase();
        return Mono.zip(purchases.get(purchase), recipient(purchase), merchants.get(order.merchant()))
                .map(all -> new OrderFile(order, all.getT1(), all.getT2(), all.getT3()));
    }
}
