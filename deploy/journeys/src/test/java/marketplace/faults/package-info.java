/** Purchases over the running product while its services are killed and Stripe's letters go astray; then all is counted. */
@NullMarked
package marketplace.faults;

import org.jspecify.annotations.NullMarked;
