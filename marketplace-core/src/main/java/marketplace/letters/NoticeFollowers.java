package marketplace.letters;

import java.util.Map;
import marketplace.compliance.news.ListingGivenBack;
import marketplace.compliance.news.ListingHidden;
import marketplace.compliance.news.NoticeDecided;
import marketplace.compliance.news.NoticeFiled;
import marketplace.compliance.news.ReviewGivenBack;
import marketplace.compliance.news.ReviewHidden;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.outbox.News;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Hears of notices, whose writers get a receipt and the decision, and of what was done to listings and reviews, for their
 * merchants and authors.
 */
@Configuration(proxyBeanMethods = false)
class NoticeFollowers {
    private static final Map<String, Kind> KINDS = Map.of(
            News.typeOf(NoticeFiled.class).value(), Kind.NOTICE_RECEIPT,
            News.typeOf(NoticeDecided.class).value(), Kind.NOTICE_DECISION,
            News.typeOf(ListingHidden.class).value(), Kind.LISTING_HIDDEN,
            News.typeOf(ListingGivenBack.class).value(), Kind.LISTING_GIVEN_BACK,
            News.typeOf(ReviewHidden.class).value(), Kind.REVIEW_HIDDEN,
            News.typeOf(ReviewGivenBack.class).value(), Kind.REVIEW_GIVEN_BACK);

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

    @Bean
    Follower lettersHearReviews(Feed feed, Letters letters) {
        return Follower.inside(
                "letters.reviews",
                feed,
                news -> purchaseOf(news)
                        .flatMap(
                                purchase -> letters.queueOnce(KINDS.get(news.type()), purchase + "@" + news.subject())),
                ReviewHidden.class,
                ReviewGivenBack.class);
    }

    /** None where its author is gone. */
    private static Mono<String> purchaseOf(Envelope news) {
        return Mono.just(news.data().path("purchase").asString("")).filter(purchase -> !purchase.isEmpty());
    }
}
