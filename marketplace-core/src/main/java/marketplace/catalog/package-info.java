/** What is shown and sold: listings with variants, prices and their history, stock and reservations, categories, import. */
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
            "orders",
            "orders::news",
            "reviews"
        })
@NullMarked
package marketplace.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
