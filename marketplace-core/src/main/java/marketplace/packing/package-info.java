/** What is there of an order when it is packed: what is missing, what comes instead, and what its buyer says to it. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "accounts",
            "accounts::web",
            "merchants",
            "catalog",
            "orders",
            "orders::web"
        })
@NullMarked
package marketplace.packing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
