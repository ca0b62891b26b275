/** Which county a request is for, its places and its legal pages. */
@NullMarked
package marketplace.counties.web;

import org.jspecify.annotations.NullMarked;
