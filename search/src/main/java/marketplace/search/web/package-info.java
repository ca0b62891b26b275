/** Questions, suggestions and rebuilds over HTTP. */
@NullMarked
package marketplace.search.web;

import org.jspecify.annotations.NullMarked;
