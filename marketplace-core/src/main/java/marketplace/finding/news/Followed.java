package marketplace.finding.news;

import java.time.LocalDate;
import java.util.UUID;
import marketplace.outbox.News;
import org.jspecify.annotations.Nullable;

/**
 * Words that led on: somebody opened one of the results, or put it into the basket. What was asked for and not followed was
 * abandoned.
 *
 * @param id of this telling
 * @param words normalised as those of {@link Asked}
 * @param times how often since the last telling, of a device once a day
 */
@News.Type("finding.followed")
public record Followed(
        UUID id, LocalDate day, String words, @Nullable String place, int times) implements News {
    @Override
    public String subject() {
        return id.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
