/** Listings as core describes them and as the index keeps them. */
@NullMarked
package marketplace.search.listings;

import org.jspecify.annotations.NullMarked;
