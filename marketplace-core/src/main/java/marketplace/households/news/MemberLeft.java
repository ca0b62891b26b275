package marketplace.households.news;

import java.util.UUID;
import marketplace.outbox.News;

/**
 * Somebody is no member any more, by herself or taken out; who it was, stands nowhere.
 *
 * @param membership that ended
 */
@News.Type("households.member-left")
public record MemberLeft(UUID membership) implements News {
    @Override
    public String subject() {
        return membership.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
