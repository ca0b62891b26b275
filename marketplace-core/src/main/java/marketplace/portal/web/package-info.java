/** What the operator does beside decisions, for programs. */
@NullMarked
package marketplace.portal.web;

import org.jspecify.annotations.NullMarked;
