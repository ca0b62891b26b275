/** What every room says of a resident's data: its part of what she takes along, and of what is erased with her account. */
@NullMarked
package marketplace.shared.personal;

import org.jspecify.annotations.NullMarked;
