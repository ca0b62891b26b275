/** What the operator owes the law of platforms: notices of what may be against it, decided and answered (Art. 16 DSA). */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "files", "counties"})
@NullMarked
package marketplace.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
