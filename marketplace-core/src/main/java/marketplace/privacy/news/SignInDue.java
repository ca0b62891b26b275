package marketplace.privacy.news;

import java.util.UUID;
import marketplace.outbox.News;

/** The time has come for Keycloak to forget whose account is erased; told so that it is asked outside of any transaction. */
@News.Type("privacy.sign-in-due")
public record SignInDue(UUID erasure) implements News {
    @Override
    public String subject() {
        return erasure.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
