/** Figures for the county, none of them a single merchant's or buyer's. Hears news, commands nobody. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "files",
            "counties",
            "counties::news",
            "merchants::news",
            "orders::news",
            "catalog",
            "finding::news"
        })
@NullMarked
package marketplace.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
