package marketplace.portal;

import marketplace.catalog.Categories;
import marketplace.counties.Counties;
import marketplace.delivery.OfferHandOver;
import marketplace.merchants.Merchants;
import marketplace.merchants.Trades;
import org.springframework.stereotype.Component;

/** What there is to show. */
@Component
public record Shelf(
        Counties counties, Merchants merchants, Categories categories, Trades trades, OfferHandOver handOver) {}
