/** The product as local processes: one command starts, watches and stops all parts. */
@NullMarked
package marketplace.local;

import org.jspecify.annotations.NullMarked;
