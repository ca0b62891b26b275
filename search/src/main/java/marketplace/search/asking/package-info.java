/** What a question means: its words, wishes, places, and who may answer. */
@NullMarked
package marketplace.search.asking;

import org.jspecify.annotations.NullMarked;
