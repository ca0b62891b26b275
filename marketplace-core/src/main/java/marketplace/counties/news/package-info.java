/** What others may hear of counties. */
@NamedInterface("news")
@NullMarked
package marketplace.counties.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
