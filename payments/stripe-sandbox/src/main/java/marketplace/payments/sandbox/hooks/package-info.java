/** How Stripe tells what happened: events and their signed deliveries. */
@NullMarked
package marketplace.payments.sandbox.hooks;

import org.jspecify.annotations.NullMarked;
