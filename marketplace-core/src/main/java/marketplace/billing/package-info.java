/** The only caller of payments: starts, captures and releases charges as orders go, and tells orders what became of them. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "files",
            "merchants",
            "orders",
            "orders::news",
            "orders::web"
        })
@NullMarked
package marketplace.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
