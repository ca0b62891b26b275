/** The basket, what it costs now, and the one step that turns it into a purchase. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "files",
            "counties",
            "counties::web",
            "accounts",
            "accounts::web",
            "households",
            "messages",
            "merchants",
            "catalog",
            "delivery",
            "dispatch",
            "orders",
            "orders::web",
            "billing"
        })
@NullMarked
package marketplace.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
