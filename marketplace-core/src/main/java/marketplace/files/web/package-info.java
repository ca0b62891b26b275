/** Files over HTTP. */
@NullMarked
package marketplace.files.web;

import org.jspecify.annotations.NullMarked;
