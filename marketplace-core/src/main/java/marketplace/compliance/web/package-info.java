/** The form of a notice, and the operator's list of them. */
@NullMarked
package marketplace.compliance.web;

import org.jspecify.annotations.NullMarked;
