/** The page and the API of one's own household. */
@NullMarked
package marketplace.households.web;

import org.jspecify.annotations.NullMarked;
