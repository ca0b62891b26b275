/** Merchants' accounts at Stripe: asked for, completed by the merchant at Stripe, watched. */
@ApplicationModule(allowedDependencies = {"stripe", "ledger", "feed"})
@NullMarked
package marketplace.payments.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
