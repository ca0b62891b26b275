/** What others may hear of withdrawals; never who declared what. */
@NamedInterface("news")
@NullMarked
package marketplace.withdrawals.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
