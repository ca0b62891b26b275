/** Where Stripe's events arrive. */
@NullMarked
package marketplace.payments.inbox.web;

import org.jspecify.annotations.NullMarked;
