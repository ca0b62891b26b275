package marketplace.letters;

import marketplace.compliance.news.NoticeDecided;
import marketplace.compliance.news.NoticeFiled;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of notices: whoever wrote one gets a receipt, and later the decision. */
@Configuration(proxyBeanMethods = false)
class NoticeFollowers {
    @Bean
    Follower lettersHearNotices(Feed feed, Letters letters) {
        return Follower.inside(
                "letters.notices",
                feed,
                news -> letters.queueOnce(
                        news.is(NoticeFiled.class) ? Kind.NOTICE_RECEIPT : Kind.NOTICE_DECISION, news.subject()),
                NoticeFiled.class,
                NoticeDecided.class);
    }
}
