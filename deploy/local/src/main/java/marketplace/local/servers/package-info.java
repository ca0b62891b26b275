/** PostgreSQL, Elasticsearch and Keycloak as local processes. */
@NullMarked
package marketplace.local.servers;

import org.jspecify.annotations.NullMarked;
