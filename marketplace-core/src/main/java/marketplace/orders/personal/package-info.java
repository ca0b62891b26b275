/** What orders keep of residents, and for how long once they are gone. */
@NullMarked
package marketplace.orders.personal;

import org.jspecify.annotations.NullMarked;
