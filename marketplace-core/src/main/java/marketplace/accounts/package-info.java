/** Persons and machines: who signs in, by Keycloak or key, and what they are granted in a county. */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "files", "counties"})
@NullMarked
package marketplace.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
