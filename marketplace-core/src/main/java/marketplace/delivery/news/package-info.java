/** What others may hear of deliveries. */
@NamedInterface("news")
@NullMarked
package marketplace.delivery.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
