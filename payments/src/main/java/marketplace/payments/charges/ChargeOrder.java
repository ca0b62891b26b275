package marketplace.payments.charges;

import java.util.function.Function;
import marketplace.payments.charges.Charge.Attempt;
import marketplace.payments.onboarding.PayoutAccounts;
import marketplace.payments.stripe.Answer;
import marketplace.payments.stripe.Ask;
import marketplace.payments.stripe.Hears;
import marketplace.payments.stripe.Pursue;
import marketplace.payments.stripe.StripeGateway;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds, takes and lets go the money of an order; each command is stored, then pursued at Stripe. */
@Component
public class ChargeOrder {

    private final Charges charges;
    private final Methods methods;
    private final PayoutAccounts accounts;
    private final Pursue pursue;
    private final StripeGateway stripe;
    private final Sql sql;

    ChargeOrder(
            Charges charges, Methods methods, PayoutAccounts accounts, Pursue pursue, StripeGateway stripe, Sql sql) {
        this.charges = charges;
        this.methods = methods;
        this.accounts = accounts;
        this.pursue = pursue;
        this.stripe = stripe;
        this.sql = sql;
    }

    /** A charge whose card the buyer enters; or one planned for a saved card, tried later. */
    public Mono<Charge> plan(OrderId order, Terms terms) {
        return accounts.getReady(terms.merchant())
                .flatMap(account -> terms.way() == Terms.Way.ENTERED
                        ? enter(order, account, terms)
                        : charges.add(order, account, terms));
    }

    private Mono<Charge> enter(OrderId order, String account, Terms terms) {
        return sql.together(charges.add(order, account, terms).flatMap(charge -> charges.within(charge, Charge::enter)))
                .retryWhen(Overtaken.startOver())
                .then(pursued(order));
    }

    /** A try with the purchase's newest card. */
    public Mono<Charge> attempt(OrderId order, Attempt next) {
        return charges.get(order)
                .flatMap(known -> methods.getReady(known.terms().purchase())
                        .flatMap(card -> charges.decide(known, charge -> charge.attempt(next, card))))
                .then(pursued(order));
    }

    public Mono<Charge> capture(OrderId order, Money amount) {
        return command(order, charge -> charge.capture(amount));
    }

    public Mono<Charge> release(OrderId order) {
        return command(order, Charge::release);
    }

    private Mono<Charge> command(OrderId order, Function<Charge, Step> command) {
        return charges.decide(order, command).then(pursued(order));
    }

    private Mono<Charge> pursued(OrderId order) {
        return Mono.defer(() -> pursue.subject(order.toString())).then(Mono.defer(() -> charges.get(order)));
    }

    /** Asks Stripe how the charge stands now. */
    public Mono<Charge> look(OrderId order) {
        return charges.get(order)
                .flatMap(charge -> charge.state().rank() == 3 || charge.state().intent() == null
                        ? Mono.just(charge)
                        : lookAt(charge, charge.state().intent()))
                .then(pursued(order));
    }

    private Mono<Charge> lookAt(Charge charge, String intent) {
        return stripe.lookAtIntent(charge.account(), intent)
                .flatMap(seen -> sql.together(charges.see(charge.order(), seen)).retryWhen(Overtaken.startOver()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Hearing {

        private final Charges charges;

        Hearing(Charges charges) {
            this.charges = charges;
        }

        @Bean
        Hears<Ask.EnterCharge> chargeOpened() {
            return new Hears<>(Ask.EnterCharge.class, (ask, answer) -> heard(ask.order(), ask, answer));
        }

        @Bean
        Hears<Ask.TryCharge> chargeTried() {
            return new Hears<>(Ask.TryCharge.class, (ask, answer) -> heard(ask.order(), ask, answer));
        }

        @Bean
        Hears<Ask.TryAgain> chargeTriedAgain() {
            return new Hears<>(Ask.TryAgain.class, (ask, answer) -> heard(ask.order(), ask, answer));
        }

        @Bean
        Hears<Ask.Capture> captured() {
            return new Hears<>(
                    Ask.Capture.class,
                    (ask, answer) -> heard(ask.order(), ask, answer)
                            .then(Mono.defer(() -> charges.within(ask.order(), charge -> charge.unlessTaken(ask))))
                            .then());
        }

        @Bean
        Hears<Ask.Release> released() {
            return new Hears<>(Ask.Release.class, (ask, answer) -> heard(ask.order(), ask, answer));
        }

        private Mono<Void> heard(OrderId order, Ask ask, Answer answer) {
            return switch (answer) {
                case Answer.Intent intent -> charges.see(order, intent.seen()).then();
                case Answer.Refused no ->
                    charges.within(order, charge -> charge.refused(ask, no.code()))
                            .then();
                case Answer.Account _, Answer.SetUp _, Answer.Refund _, Answer.Gone _, Answer.Unknown _ -> Mono.empty();
            };
        }
    }
}
