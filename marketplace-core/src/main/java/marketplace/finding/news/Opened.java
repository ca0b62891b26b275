package marketplace.finding.news;

import java.time.LocalDate;
import java.util.UUID;
import marketplace.outbox.News;
import marketplace.shared.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * A listing was opened from among results.
 *
 * @param id of this telling
 * @param low whether it stood below the first three, where fewer look
 * @param devices how many opened it since the last telling; each counts once a day
 */
@News.Type("finding.opened")
public record Opened(
        UUID id, LocalDate day, ListingId listing, @Nullable String place, boolean low, int devices) implements News {
    @Override
    public String subject() {
        return id.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
