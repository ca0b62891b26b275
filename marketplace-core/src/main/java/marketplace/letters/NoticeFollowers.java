package marketplace.letters;

import java.util.Map;
import marketplace.compliance.news.ListingGivenBack;
import marketplace.compliance.news.ListingHidden;
import marketplace.compliance.news.NoticeDecided;
import marketplace.compliance.news.NoticeFiled;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.News;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears of notices, whose writers get a receipt and the decision, and of what was done to listings, for their merchants. */
@Configuration(proxyBeanMethods = false)
class NoticeFollowers {
    private static final Map<String, Kind> KINDS = Map.of(
            News.typeOf(NoticeFiled.class).value(), Kind.NOTICE_RECEIPT,
            News.typeOf(NoticeDecided.class).value(), Kind.NOTICE_DECISION,
            News.typeOf(ListingHidden.class).value(), Kind.LISTING_HIDDEN,
            News.typeOf(ListingGivenBack.class).value(), Kind.LISTING_GIVEN_BACK);

    @Bean
    Follower lettersHearNotices(Feed feed, Letters letters) {
        return Follower.inside(
                "letters.notices",
                feed,
                news -> letters.queueOnce(KINDS.get(news.type()), news.subject()),
                NoticeFiled.class,
                NoticeDecided.class,
                ListingHidden.class,
                ListingGivenBack.class);
    }
}
