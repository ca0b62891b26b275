package marketplace.letters;

import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Follower;
import marketplace.withdrawals.WithdrawalId;
import marketplace.withdrawals.Withdrawals;
import marketplace.withdrawals.news.CaseOpened;
import marketplace.withdrawals.news.WithdrawalDeclared;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hears of withdrawals: whoever declared one gets her receipt, the merchant learns of his case. */
@Configuration(proxyBeanMethods = false)
class WithdrawalFollowers {
    @Bean
    Follower lettersHearWithdrawals(Feed feed, Letters letters, Withdrawals withdrawals) {
        return Follower.inside(
                "letters.withdrawals",
                feed,
                news -> news.is(CaseOpened.class)
                        ? letters.queue(Kind.WITHDRAWAL_CASE, news.subject())
                        : owed(news, letters, withdrawals),
                WithdrawalDeclared.class,
                CaseOpened.class);
    }

    private static Mono<Void> owed(Envelope news, Letters letters, Withdrawals withdrawals) {
        return letters.queue(Kind.WITHDRAWAL_RECEIPT, news.subject())
                .then(withdrawals.receiptQueued(WithdrawalId.of(news.subject())));
    }
}
