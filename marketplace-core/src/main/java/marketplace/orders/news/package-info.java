/** What others may hear of orders; every news carries the order's figures as they are after it. */
@NamedInterface("news")
@NullMarked
package marketplace.orders.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
