/** What residents want to find again: listings and shops, at most two hundred each person. */
@ApplicationModule(allowedDependencies = {"shared", "pages"})
@NullMarked
package marketplace.favourites;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
