/** Standing orders: agreed once, announced and bought anew each time, paused, changed and ended by whoever agreed. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "files",
            "counties",
            "counties::web",
            "accounts",
            "merchants",
            "catalog",
            "delivery",
            "orders",
            "checkout",
            "checkout::web"
        })
@NullMarked
package marketplace.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
