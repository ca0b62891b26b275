/** What others may hear of standing orders. */
@NamedInterface("news")
@NullMarked
package marketplace.standing.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
