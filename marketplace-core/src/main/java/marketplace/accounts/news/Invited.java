package marketplace.accounts.news;

import java.util.UUID;
import marketplace.outbox.News;

/** Somebody is invited to a role; whom, stands in accounts alone. */
@News.Type("accounts.invited")
public record Invited(UUID invitation) implements News {
    @Override
    public String subject() {
        return invitation.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
