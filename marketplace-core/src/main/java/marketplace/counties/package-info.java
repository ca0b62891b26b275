/** The counties on this installation: hosts, places, the operator's profile, strategy, legal texts, calendar. */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "files"})
@NullMarked
package marketplace.counties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
