/** What others may hear of tours. */
@NamedInterface("news")
@NullMarked
package marketplace.dispatch.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
