/** Refunds over HTTP. */
@NullMarked
package marketplace.payments.refunds.web;

import org.jspecify.annotations.NullMarked;
