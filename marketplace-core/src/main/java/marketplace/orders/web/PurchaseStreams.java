package marketplace.orders.web;

import java.util.function.Predicate;
import marketplace.households.Households;
import marketplace.orders.Holder;
import marketplace.orders.OrderRefused;
import marketplace.orders.Purchase.Seen;
import marketplace.orders.Purchases;
import marketplace.outbox.Envelope;
import marketplace.outbox.web.Streams;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What keeps a page about a purchase up to date, for as long as whoever looks at it may see the purchase. */
@Component
public class PurchaseStreams {
    private final Purchases purchases;
    private final Streams streams;

    PurchaseStreams(Purchases purchases, Streams streams) {
        this.purchases = purchases;
        this.streams = streams;
    }

    /** For a member of the buyer's household it ends when one of them is no member any more. */
    public Flux<ServerSentEvent<String>> of(Seen seen, Holder holder, Predicate<Envelope> concerns) {
        return seen.isOwn()
                ? streams.when(concerns)
                : streams.when(concerns.or(Households::tells))
                        .concatMap(look ->
                                purchases.get(seen.purchase().id(), holder).thenReturn(look))
                        .onErrorComplete(OrderRefused.Absent.class);
    }
}
