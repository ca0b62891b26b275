/** What people do with the product, in a browser, over everything it runs on. */
@NullMarked
package marketplace.journeys;

import org.jspecify.annotations.NullMarked;
