package marketplace.payments.onboarding;

import java.util.UUID;
import marketplace.payments.stripe.Answer;
import marketplace.payments.stripe.Ask.OpenAccount;
import marketplace.payments.stripe.Hears;
import marketplace.payments.stripe.Link;
import marketplace.payments.stripe.Pursue;
import marketplace.payments.stripe.StripeGateway;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks Stripe for a merchant's account, leads him there, and looks how it stands. */
@Component
public class OpenPayoutAccount {

    private final PayoutAccounts accounts;
    private final Pursue pursue;
    private final StripeGateway stripe;
    private final Sql sql;

    OpenPayoutAccount(PayoutAccounts accounts, Pursue pursue, StripeGateway stripe, Sql sql) {
        this.accounts = accounts;
        this.pursue = pursue;
        this.stripe = stripe;
        this.sql = sql;
    }

    public Mono<PayoutAccount> with(OpenAccount ask) {
        return accounts.ask(ask).then(pursue.subject(ask.subject())).then(accounts.get(ask.merchant()));
    }

    public Mono<Link> link(MerchantId merchant, UUID link, String returnUrl, String refreshUrl) {
        return accounts.get(merchant)
                .mapNotNull(PayoutAccount::account)
                .switchIfEmpty(Mono.error(() -> new OnboardingRefused.NotReady(merchant)))
                .flatMap(account -> stripe.linkTo(account, "link:" + link, returnUrl, refreshUrl));
    }

    /** Asks Stripe how the account stands now. */
    public Mono<Void> look(MerchantId merchant, String account) {
        return stripe.lookAtAccount(account)
                .flatMap(seen -> sql.together(accounts.see(merchant, seen)).retryWhen(Overtaken.startOver()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Hearing {

        @Bean
        Hears<OpenAccount> accountOpened(PayoutAccounts accounts) {
            return new Hears<>(
                    OpenAccount.class,
                    (ask, answer) -> answer instanceof Answer.Account opened
                            ? accounts.see(ask.merchant(), opened.seen())
                            : Mono.empty());
        }
    }
}
