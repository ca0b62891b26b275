/** Merchants: whether they can be found, where they are, when they are open. */
@NullMarked
package marketplace.search.merchants;

import org.jspecify.annotations.NullMarked;
