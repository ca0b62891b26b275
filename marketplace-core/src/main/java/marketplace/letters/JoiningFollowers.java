package marketplace.letters;

import java.time.Clock;
import java.util.Set;
import marketplace.accounts.news.Invited;
import marketplace.merchants.Decision;
import marketplace.merchants.Merchants;
import marketplace.merchants.news.MerchantChanged;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.shared.MerchantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears who is invited, and how merchants come to the market; each step of theirs is told once. */
@Configuration(proxyBeanMethods = false)
class JoiningFollowers {
    private static final String APPLIED = "in-review";
    private static final Set<String> TOLD = Set.of(APPLIED, "approved", "suspended");
    private static final Set<String> UNCLAIMED = Set.of("unclaimed", "invited");

    @Bean
    Follower lettersHearInvitations(Feed feed, Letters letters) {
        return Follower.inside(
                "letters.invitations", feed, news -> letters.queueOnce(Kind.INVITATION, news.subject()), Invited.class);
    }

    @Bean
    Follower lettersHearMerchants(
            Feed feed, Letters letters, Merchants merchants, LettersSettings settings, Clock clock) {
        return Follower.inside(
                "letters.merchants",
                feed,
                news -> isNobodys(news) || !settings.isNews(news.at(), clock.instant())
                        ? Mono.empty()
                        : steps(MerchantId.of(news.subject()), letters, merchants),
                MerchantChanged.class);
    }

    private static boolean isNobodys(Envelope news) {
        return UNCLAIMED.contains(news.data().get("state").asString());
    }

    private static Mono<Void> steps(MerchantId merchant, Letters letters, Merchants merchants) {
        return merchants
                .decisions(merchant)
                .flatMapMany(Flux::fromIterable)
                .filter(JoiningFollowers::isTold)
                .concatMap(step -> queue(step, JoiningLetters.about(merchant, step), letters))
                .then();
    }

    private static boolean isTold(Decision step) {
        return TOLD.contains(step.state()) || step.state().equals("onboarding") && step.note() != null;
    }

    private static Mono<Void> queue(Decision step, String about, Letters letters) {
        var told = letters.queueOnce(Kind.MERCHANT_STEP, about);
        return step.state().equals(APPLIED)
                ? told.then(Mono.defer(() -> letters.queueOnce(Kind.APPLICATION, about)))
                : told;
    }
}
