/** What others hear of accounts. */
@NamedInterface("news")
@NullMarked
package marketplace.accounts.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
