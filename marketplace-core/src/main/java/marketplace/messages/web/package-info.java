/** Messages on pages and over the API, for each side. */
@NullMarked
package marketplace.messages.web;

import org.jspecify.annotations.NullMarked;
