/** Basket, checkout and the buyer's purchases, as pages and over the API. */
@NullMarked
package marketplace.checkout.web;

import org.jspecify.annotations.NullMarked;
