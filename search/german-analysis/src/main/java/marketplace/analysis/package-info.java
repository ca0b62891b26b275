/** How German retail words are read: folded, taken apart, brought to their base form and measured. */
@NullMarked
package marketplace.analysis;

import org.jspecify.annotations.NullMarked;
