/** What others hear of merchants. */
@NamedInterface("news")
@NullMarked
package marketplace.merchants.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
