/** What Stripe keeps and does: accounts, methods, intents, charges and what follows from them. */
@NullMarked
package marketplace.payments.sandbox.objects;

import org.jspecify.annotations.NullMarked;
