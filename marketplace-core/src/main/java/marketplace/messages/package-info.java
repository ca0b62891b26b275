/** What buyer and merchant write to each other about an order: short, plain, and at most fifty times. */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "orders", "orders::web"})
@NullMarked
package marketplace.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
