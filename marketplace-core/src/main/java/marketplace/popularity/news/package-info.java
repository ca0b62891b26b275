/** What others may hear of what is popular. */
@NamedInterface("news")
@NullMarked
package marketplace.popularity.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
