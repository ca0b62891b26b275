/** What deliveries keep of residents. */
@NullMarked
package marketplace.dispatch.personal;

import org.jspecify.annotations.NullMarked;
