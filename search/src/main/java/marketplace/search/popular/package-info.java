/** Which listings rise a little in which place, as core counted it. */
@NullMarked
package marketplace.search.popular;

import org.jspecify.annotations.NullMarked;
