/** What every service answers over HTTP when it refuses. */
@NullMarked
package marketplace.shared.web;

import org.jspecify.annotations.NullMarked;
