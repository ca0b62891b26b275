package marketplace.catalog;

import java.util.Map;
import marketplace.shared.ListingId;
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
        return listings.mine(id)
                .map(listing -> listing.details().get(variant))
                .flatMap(known -> sql.together(stock.set(Map.of(known.id(), supply))))
                .checkpoint("set stock");
    }
}
