/** What can come when: delivery days and cut-offs of places, fees, pickup points, vehicles, and who reaches a place. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "files",
            "counties",
            "counties::web",
            "merchants",
            "orders",
            "merchants::news"
        })
@NullMarked
package marketplace.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
