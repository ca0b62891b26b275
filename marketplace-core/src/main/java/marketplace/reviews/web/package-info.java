/** The buyer's form, a merchant's list with her answers, a review by itself, and all of it for programs. */
@NullMarked
package marketplace.reviews.web;

import org.jspecify.annotations.NullMarked;
