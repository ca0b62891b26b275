/** Merchants over HTTP: the API, the pages, and what search asks. */
@NullMarked
package marketplace.merchants.web;

import org.jspecify.annotations.NullMarked;
