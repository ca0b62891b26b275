/** The two steps of declaring a withdrawal, and the lists of those who deal with it. */
@NullMarked
package marketplace.withdrawals.web;

import org.jspecify.annotations.NullMarked;
