/** What the shop says is missing, and how the buyer answers. */
@NullMarked
package marketplace.packing.web;

import org.jspecify.annotations.NullMarked;
