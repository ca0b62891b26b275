/** Standing orders as pages and over the API. */
@NullMarked
package marketplace.standing.web;

import org.jspecify.annotations.NullMarked;
