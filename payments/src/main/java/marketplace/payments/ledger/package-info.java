/**
 * What belongs to whom, in double entry: every movement adds up to nothing, balances are derived, and a daily match holds
 * the book against Stripe's.
 */
@ApplicationModule(allowedDependencies = {"stripe"})
@NullMarked
package marketplace.payments.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
