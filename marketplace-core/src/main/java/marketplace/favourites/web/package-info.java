/** What pages know of favourites. */
@NullMarked
package marketplace.favourites.web;

import org.jspecify.annotations.NullMarked;
