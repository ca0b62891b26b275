/** What Stripe tells: verified, kept under its own id, answered, and worked at leisure by looking at Stripe. */
@ApplicationModule(allowedDependencies = {"stripe", "onboarding", "charges", "refunds", "disputes"})
@NullMarked
package marketplace.payments.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
