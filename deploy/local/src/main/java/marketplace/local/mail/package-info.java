/** A mail server that keeps every mail as a file and shows it on a page, for local runs. */
@NullMarked
package marketplace.local.mail;

import org.jspecify.annotations.NullMarked;
