/** What buyers say of merchants and listings once they have their order, and what the merchants answer. */
@ApplicationModule(allowedDependencies = {"shared", "pages", "merchants", "orders", "orders::web"})
@NullMarked
package marketplace.reviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
