/** Payments a buyer's bank takes back; the merchant answers at Stripe, we book and tell. */
@ApplicationModule(allowedDependencies = {"stripe", "ledger", "feed", "charges"})
@NullMarked
package marketplace.payments.disputes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
