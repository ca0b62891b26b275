/** What others hear of listings. */
@NamedInterface("news")
@NullMarked
package marketplace.catalog.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
