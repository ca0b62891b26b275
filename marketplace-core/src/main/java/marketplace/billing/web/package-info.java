/** The payment page. */
@NullMarked
package marketplace.billing.web;

import org.jspecify.annotations.NullMarked;
