/** Pages that need several rooms: home, results, the way to a desk. */
@ApplicationModule
@NullMarked
package marketplace.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
