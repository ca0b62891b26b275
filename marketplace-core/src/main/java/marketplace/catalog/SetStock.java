package marketplace.catalog;

import java.util.Map;
import marketplace.shared.ListingId;
import marketplace.shared.Overtaken;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A merchant says what is there. */
@Component
public class SetStock {
    private final EditListing listings;
    private final Stock stock;
    private final Sql sql;

    SetStock(EditListing listings, Stock stock, Sql sql) {
        this.listings = listings;
        this.stock = stock;
        this.sql = sql;
    }

    public Mono<Void> with(ListingId id, VariantId variant, Supply supply) {
        return with(id, Map.of(variant, supply));
    }

    /** The same for several variants of one listing. */
    public Mono<Void> with(ListingId id, Map<VariantId, Supply> supplies) {
        return listings.mine(id)
                .doOnNext(listing -> supplies.keySet().forEach(listing.details()::get))
                .flatMap(_ -> supplies.isEmpty() ? Mono.empty() : sql.together(stock.set(supplies)))
                .retryWhen(Overtaken.startOver())
                .checkpoint("set stock");
    }
}
