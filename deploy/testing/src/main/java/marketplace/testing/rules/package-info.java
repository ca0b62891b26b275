/** The house rules as tests that every module runs over its own classes, sources and database. */
@NullMarked
package marketplace.testing.rules;

import org.jspecify.annotations.NullMarked;
