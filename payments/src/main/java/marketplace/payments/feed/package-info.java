/** What others may hear of payments: ids and figures only. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package marketplace.payments.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
