/** Finished pages, kept as long as they would be the same. */
@NullMarked
package marketplace.pages.kept;

import org.jspecify.annotations.NullMarked;
