/** Purchases and the orders in them: what was agreed with which merchant, how far it has come, and who may move it. */
@ApplicationModule(
        allowedDependencies = {"shared", "outbox", "pages", "files", "accounts", "accounts::web", "households"})
@NullMarked
package marketplace.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
