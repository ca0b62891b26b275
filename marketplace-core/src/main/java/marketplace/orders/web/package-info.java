/** The merchant's desk, and how orders look over the API. */
@NamedInterface("web")
@NullMarked
package marketplace.orders.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
