/** What the operator does beside decisions, for programs; and the strategy of the county, for her and its officer. */
@NullMarked
package marketplace.portal.web;

import org.jspecify.annotations.NullMarked;
