/** What is kept of a resident: hers to see, to take along and to have erased (Art. 15, 17 and 20 GDPR). */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "files", "accounts", "accounts::keycloak"})
@NullMarked
package marketplace.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
