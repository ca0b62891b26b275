/** Listings as a table: the columns, reading and writing them, and bringing a whole table in. */
@NullMarked
package marketplace.catalog.csv;

import org.jspecify.annotations.NullMarked;
