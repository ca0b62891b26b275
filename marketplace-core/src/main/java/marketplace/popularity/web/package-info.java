/** What is popular, for residents' programs and for search. */
@NullMarked
package marketplace.popularity.web;

import org.jspecify.annotations.NullMarked;
