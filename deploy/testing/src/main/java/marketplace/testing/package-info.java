/** How tests get servers: one PostgreSQL, Elasticsearch and Keycloak for a whole Maven run, a database per test class. */
@NullMarked
package marketplace.testing;

import org.jspecify.annotations.NullMarked;
