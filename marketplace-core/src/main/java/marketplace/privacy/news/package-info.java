/** What erasures tell themselves. */
@NamedInterface("news")
@NullMarked
package marketplace.privacy.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
