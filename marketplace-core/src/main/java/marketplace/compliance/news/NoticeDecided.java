package marketplace.compliance.news;

import marketplace.compliance.NoticeId;
import marketplace.outbox.News;

/** The operator decided; whoever reported it hears so. */
@News.Type("compliance.notice-decided")
public record NoticeDecided(NoticeId notice, String outcome) implements News {
    @Override
    public String subject() {
        return notice.toString();
    }

    @Override
    public long version() {
        return 2;
    }
}
