/** The payments service: Stripe and the ledger. What it answers is written in docs/payments.md. */
@NullMarked
package marketplace.payments;

import org.jspecify.annotations.NullMarked;
