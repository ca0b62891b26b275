/** What others may hear of billing: that a step of paying is due. */
@NamedInterface("news")
@NullMarked
package marketplace.billing.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
