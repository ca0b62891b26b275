/** The sellers of a county: who they are, whether they may sell, when they are open; and shops not yet with us. */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "files", "counties", "accounts"})
@NullMarked
package marketplace.merchants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
