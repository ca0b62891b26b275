/**
 * The only door to Stripe: what is asked of it, kept before it is asked and pursued until it has answered. Blocking calls
 * stay behind one gateway; nothing of Stripe's library leaves this room.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package marketplace.payments.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
