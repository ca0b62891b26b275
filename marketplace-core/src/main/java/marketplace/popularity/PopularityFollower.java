package marketplace.popularity;

import java.time.LocalDate;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Opened;
import marketplace.orders.news.OrderFigures;
import marketplace.orders.news.OrderHandedOver;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.pages.Formats;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Whom popularity hears: what was asked for and opened, and what came into somebody's hands. */
@Configuration(proxyBeanMethods = false)
class PopularityFollower {
    private final Acts acts;
    private final Reckon reckon;
    private final JsonMapper json;

    PopularityFollower(Acts acts, Reckon reckon, JsonMapper json) {
        this.acts = acts;
        this.reckon = reckon;
        this.json = json;
    }

    @Bean
    Follower popularityHears(Feed feed) {
        return Follower.inside("popularity", feed, this::hear, Asked.class, Opened.class, OrderHandedOver.class);
    }

    private Mono<Void> hear(Envelope news) {
        if (news.is(Asked.class)) {
            var asked = json.treeToValue(news.data(), Asked.class);
            return acts.hear(asked).then(Mono.defer(() -> reckon.soonIfLate(asked.day())));
        }
        if (news.is(Opened.class)) {
            var opened = json.treeToValue(news.data(), Opened.class);
            return acts.hear(opened).then(Mono.defer(() -> reckon.soonIfLate(opened.day())));
        }
        var order = json.treeToValue(news.data().path("order"), OrderFigures.class);
        var day = LocalDate.ofInstant(news.at(), Formats.ZONE);
        return acts.hear(order, day).then(Mono.defer(() -> reckon.soonIfLate(day)));
    }
}
