/** What buyers say of merchants and listings once they have their order, and what the merchants answer. */
@ApplicationModule(allowedDependencies = {"shared", "pages", "accounts", "accounts::web", "merchants", "orders"})
@NullMarked
package marketplace.reviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
