/** What the parts of a page are about: one small record for each template under src/main/jte/parts. */
@NullMarked
package marketplace.pages.parts;

import org.jspecify.annotations.NullMarked;
