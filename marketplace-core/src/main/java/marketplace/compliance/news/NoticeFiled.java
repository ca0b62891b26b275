package marketplace.compliance.news;

import marketplace.compliance.NoticeId;
import marketplace.outbox.News;

/** Somebody reported something; a receipt is owed at once. */
@News.Type("compliance.notice-filed")
public record NoticeFiled(NoticeId notice) implements News {
    @Override
    public String subject() {
        return notice.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
