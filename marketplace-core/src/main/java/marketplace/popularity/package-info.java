/** What a place asks for, opens and buys, counted without anybody: words to suggest, listings that rise a little. */
@ApplicationModule(allowedDependencies = {"shared", "outbox", "pages", "finding::news", "orders::news"})
@NullMarked
package marketplace.popularity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
