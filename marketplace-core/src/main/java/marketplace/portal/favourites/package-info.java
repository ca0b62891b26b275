/** "Merkliste": what a resident keeps, as it is now, over pages and API. */
@NullMarked
package marketplace.portal.favourites;

import org.jspecify.annotations.NullMarked;
