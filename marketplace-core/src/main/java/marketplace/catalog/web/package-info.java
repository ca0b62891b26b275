/** Listings over HTTP: the API, the pages, and what search asks. */
@NullMarked
package marketplace.catalog.web;

import org.jspecify.annotations.NullMarked;
