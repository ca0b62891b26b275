package marketplace.catalog;

import java.util.List;
import marketplace.catalog.csv.RowWriter;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All of a merchant's listings as a table she can change and bring in again; at most 10,000 of them. */
@Component
public class ExportListings {
    private static final int MOST = 10_000;

    private final Listings listings;
    private final Categories categories;

    ExportListings(Listings listings, Categories categories) {
        this.listings = listings;
        this.categories = categories;
    }

    public Mono<String> of(MerchantId merchant) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMap(_ -> all(merchant))
                .map(all -> RowWriter.write(all, categories))
                .checkpoint("export listings");
    }

    private Mono<List<Listing>> all(MerchantId merchant) {
        return listings.listOf(merchant, null, Listings.MOST)
                .expand(page -> page.size() < Listings.MOST
                        ? Mono.empty()
                        : listings.listOf(merchant, page.getLast().id(), Listings.MOST))
                .concatMapIterable(page -> page)
                .take(MOST)
                .collectList();
    }
}
