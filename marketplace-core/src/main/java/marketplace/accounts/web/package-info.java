/** Signing in and out, sessions, and the doors of pages and API. */
@NullMarked
package marketplace.accounts.web;

import org.jspecify.annotations.NullMarked;
