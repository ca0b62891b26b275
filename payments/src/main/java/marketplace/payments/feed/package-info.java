/** What others may hear of payments: ids and figures only. */
@ApplicationModule(allowedDependencies = {"shared", "outbox"})
@NullMarked
package marketplace.payments.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
