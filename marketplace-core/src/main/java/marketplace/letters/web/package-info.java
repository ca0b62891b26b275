/** The operator's pages about letters. */
@NullMarked
package marketplace.letters.web;

import org.jspecify.annotations.NullMarked;
