/** What the operator owes the law of platforms: notices answered, listings and reviews hidden with reasons (Art. 16, 17 DSA). */
@ApplicationModule(
        allowedDependencies = {"shared", "outbox", "pages", "files", "counties", "catalog", "merchants", "reviews"})
@NullMarked
package marketplace.compliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
