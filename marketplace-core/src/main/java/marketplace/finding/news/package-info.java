/** What others hear of questions. */
@NamedInterface("news")
@NullMarked
package marketplace.finding.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
