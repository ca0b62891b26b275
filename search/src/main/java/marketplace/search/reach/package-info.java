/** Places and which merchant reaches them how and when. */
@NullMarked
package marketplace.search.reach;

import org.jspecify.annotations.NullMarked;
