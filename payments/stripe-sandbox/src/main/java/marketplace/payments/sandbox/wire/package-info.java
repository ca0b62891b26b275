/** Stripe's manner of asking and answering: forms, errors, keys, pages of lists, expansion. */
@NullMarked
package marketplace.payments.sandbox.wire;

import org.jspecify.annotations.NullMarked;
