/** Words every room uses: money, ids, places on earth, who is signed in, refusals, and the one door to SQL. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package marketplace.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
