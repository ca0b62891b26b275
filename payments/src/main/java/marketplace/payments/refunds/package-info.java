/** What is given back of what was taken. */
@ApplicationModule(allowedDependencies = {"stripe", "ledger", "feed", "charges"})
@NullMarked
package marketplace.payments.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
