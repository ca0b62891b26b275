/** A resident's own data: pages, one document, and the way out. */
@NullMarked
package marketplace.privacy.web;

import org.jspecify.annotations.NullMarked;
