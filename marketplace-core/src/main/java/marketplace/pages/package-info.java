/** The frame, the visual language and the glue of every page: texts, formats, layout, parts, forms, errors as pages. */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "shared")
@NullMarked
package marketplace.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
