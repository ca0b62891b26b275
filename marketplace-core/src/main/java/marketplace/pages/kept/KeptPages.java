package marketplace.pages.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import marketplace.pages.Frame;
import marketplace.pages.PagesSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages as they were sent to somebody nobody knows, for the next one who would see the very same. Bounded by
 * {@link PagesSettings}, and sent again only while what they show is still the same.
 */
@Component
public class KeptPages {
    /** Within it a page is asked for again or not at all. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** What an entry takes beside its page, about. */
    private static final int BYTES_OF_A_KEY = 2_000;

    private final Cache<About, Page> pages;

    KeptPages(PagesSettings settings) {
        this.pages = Caffeine.newBuilder()
                .maximumWeight(settings.kept().toBytes())
                .<About, Page>weigher((_, page) -> page.html().length + BYTES_OF_A_KEY)
                .expireAfterWrite(LONGEST)
                .build();
    }

    /** What is known of a page before anything is read for it, its frame included. */
    public record About(String template, Object subject, Frame frame) {}

    /**
     * A finished page.
     *
     * @param edition of what it shows
     */
    public record Page(Object edition, byte[] html) {}

    @Nullable
    public Page find(About about) {
        return pages.getIfPresent(about);
    }

    public Page keep(About about, Page page) {
        pages.put(about, page);
        return page;
    }
}
