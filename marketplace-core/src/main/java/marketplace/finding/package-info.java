/** Finds listings for a question: by the search service, or by PostgreSQL while that one rests. */
@ApplicationModule(
        allowedDependencies = {"shared", "outbox", "pages", "files", "catalog", "merchants", "counties", "counties::web"
        })
@NullMarked
package marketplace.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
