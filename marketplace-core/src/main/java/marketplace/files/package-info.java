/** Files of people: public pictures under the hash of their content, private papers behind short signed links. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"shared", "outbox"})
@NullMarked
package marketplace.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
