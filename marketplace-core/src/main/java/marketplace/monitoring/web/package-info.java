/** The county officer's page, its tables as files, and the same figures over the API. */
@NullMarked
package marketplace.monitoring.web;

import org.jspecify.annotations.NullMarked;
