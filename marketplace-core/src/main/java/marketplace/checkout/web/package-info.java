/** Basket, checkout and the buyer's purchases, as pages and over the API. */
@NamedInterface("web")
@NullMarked
package marketplace.checkout.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
