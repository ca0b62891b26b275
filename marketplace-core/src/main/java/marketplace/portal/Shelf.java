package marketplace.portal;

import marketplace.catalog.Categories;
import marketplace.counties.Counties;
import marketplace.merchants.Merchants;
import org.springframework.stereotype.Component;

/** What there is to show. */
@Component
record Shelf(Counties counties, Merchants merchants, Categories categories) {}
