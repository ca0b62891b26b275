/** What others hear of messages: that there is one, never its words. */
@NamedInterface("news")
@NullMarked
package marketplace.messages.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
