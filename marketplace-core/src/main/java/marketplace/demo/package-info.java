/** Fills counties with the people, places and shops of a folder of files; works only where it is told one. */
@ApplicationModule
@NullMarked
package marketplace.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
