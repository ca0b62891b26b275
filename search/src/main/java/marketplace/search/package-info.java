/** The search service: listings, merchants and places of a county, found in the region's German. */
@NullMarked
package marketplace.search;

import org.jspecify.annotations.NullMarked;
