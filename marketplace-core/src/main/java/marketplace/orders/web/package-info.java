/** The merchant's desk, and orders and purchases over the API. */
@NullMarked
package marketplace.orders.web;

import org.jspecify.annotations.NullMarked;
