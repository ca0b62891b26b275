/** Signing in and out, sessions, and the doors of pages and API. */
@NamedInterface("web")
@NullMarked
package marketplace.accounts.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
