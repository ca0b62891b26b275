/** Pages that need several rooms: home, results, a listing, a shop. */
@ApplicationModule
@NullMarked
package marketplace.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
