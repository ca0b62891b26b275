/** The Elasticsearch index: its shape, writing, rebuilding and asking. The only room that knows the client. */
@NullMarked
package marketplace.search.index;

import org.jspecify.annotations.NullMarked;
