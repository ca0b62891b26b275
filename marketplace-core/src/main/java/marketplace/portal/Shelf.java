package marketplace.portal;

import java.util.Map;
import java.util.UUID;
import marketplace.catalog.Categories;
import marketplace.counties.Counties;
import marketplace.delivery.OfferHandOver;
import marketplace.finding.Found;
import marketplace.merchants.Merchants;
import marketplace.merchants.Trades;
import marketplace.reviews.Reviews;
import marketplace.reviews.Standing;
import marketplace.shared.ListingId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What there is to show. */
@Component
public record Shelf(
        Counties counties,
        Merchants merchants,
        Categories categories,
        Trades trades,
        OfferHandOver handOver,
        Reviews reviews) {
    /** What buyers say in stars of what was found; those that nobody reviewed are left out. */
    Mono<Map<UUID, Standing>> standings(Found found) {
        var ids = found.listings().stream().map(hit -> new ListingId(hit.id())).toList();
        return ids.isEmpty() ? Mono.just(Map.of()) : reviews.standings(ids);
    }
}
