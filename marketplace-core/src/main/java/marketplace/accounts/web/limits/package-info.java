/** How often one caller may ask: people never notice, programs are told when to come again. */
@NullMarked
package marketplace.accounts.web.limits;

import org.jspecify.annotations.NullMarked;
