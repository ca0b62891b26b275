package marketplace.standing.news;

import java.time.LocalDate;
import java.util.UUID;
import marketplace.outbox.News;
import org.jspecify.annotations.Nullable;

/**
 * A standing order was agreed or ended, its next purchase comes, or something of it was left out.
 *
 * @param step AGREED, COMING, SHORT or ENDED
 * @param day the delivery it is about
 */
@News.Type("standing.moved")
public record StandingMoved(
        UUID standing, String step, @Nullable LocalDate day, long version) implements News {
    public static final String AGREED = "AGREED";
    public static final String COMING = "COMING";
    /** Something of it, or all, was not bought. */
    public static final String SHORT = "SHORT";

    public static final String ENDED = "ENDED";

    @Override
    public String subject() {
        return standing.toString();
    }
}
