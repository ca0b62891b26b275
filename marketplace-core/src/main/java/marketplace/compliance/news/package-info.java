/** What others may hear of notices; never who reported what. */
@NamedInterface("news")
@NullMarked
package marketplace.compliance.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
