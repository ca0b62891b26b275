/** Who lives together or looks after each other: members of a household, who see and move each other's purchases. */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "accounts"})
@NullMarked
package marketplace.households;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
