/** Questions over the API. */
@NullMarked
package marketplace.finding.web;

import org.jspecify.annotations.NullMarked;
