/** What letters keep of residents. */
@NullMarked
package marketplace.letters.personal;

import org.jspecify.annotations.NullMarked;
