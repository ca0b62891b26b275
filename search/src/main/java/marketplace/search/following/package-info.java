/** Keeps index, merchants and reach in step with core's news. */
@NullMarked
package marketplace.search.following;

import org.jspecify.annotations.NullMarked;
