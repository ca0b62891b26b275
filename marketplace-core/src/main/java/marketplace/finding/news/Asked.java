package marketplace.finding.news;

import java.time.LocalDate;
import java.util.UUID;
import marketplace.outbox.News;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on a day from a place, so many times, by nobody in particular.
 *
 * @param id of this telling
 * @param words normalised: small letters and single spaces, neither digits nor addresses
 * @param asks how often since the last telling
 * @param found whether there was anything
 */
@News.Type("finding.asked")
public record Asked(
        UUID id, LocalDate day, String words, @Nullable String place, int asks, boolean found) implements News {
    @Override
    public String subject() {
        return id.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
