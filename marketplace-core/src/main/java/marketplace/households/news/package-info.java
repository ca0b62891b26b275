/** What others hear of households. */
@NamedInterface("news")
@NullMarked
package marketplace.households.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
