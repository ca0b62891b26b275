/** The feed other services pull from. */
@NullMarked
package marketplace.outbox.web;

import org.jspecify.annotations.NullMarked;
