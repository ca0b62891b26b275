/** What is held and taken for each order, and the cards it is taken from. */
@ApplicationModule(allowedDependencies = {"stripe", "ledger", "feed", "onboarding"})
@NullMarked
package marketplace.payments.charges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
