/** Who brings what when: deliveries of a household, tours and their stops, the courier on the road. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "files",
            "counties",
            "accounts",
            "accounts::web",
            "merchants",
            "orders",
            "delivery",
            "orders::news"
        })
@NullMarked
package marketplace.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
