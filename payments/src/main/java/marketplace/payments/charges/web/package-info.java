/** Charges and cards over HTTP. */
@NullMarked
package marketplace.payments.charges.web;

import org.jspecify.annotations.NullMarked;
