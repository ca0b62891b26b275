package marketplace.payments.refunds;

import java.util.Objects;
import java.util.UUID;
import marketplace.payments.charges.Charges;
import marketplace.payments.stripe.Answer;
import marketplace.payments.stripe.Ask.GiveBack;
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

/** Gives back part or all of what was taken for an order. */
@Component
public class RefundOrder {

    private final Refunds refunds;
    private final Charges charges;
    private final Pursue pursue;
    private final StripeGateway stripe;
    private final Sql sql;

    RefundOrder(Refunds refunds, Charges charges, Pursue pursue, StripeGateway stripe, Sql sql) {
        this.refunds = refunds;
        this.charges = charges;
        this.pursue = pursue;
        this.stripe = stripe;
        this.sql = sql;
    }

    public Mono<Refund> with(UUID id, OrderId order, Money amount) {
        return refunds.ask(Refund.asked(id, order, amount))
                .then(Mono.defer(() -> pursue.subject(id.toString())))
                .then(Mono.defer(() -> refunds.get(id)));
    }

    /** Asks Stripe how the refund stands now; before its first answer the pursuit does. */
    public Mono<Void> look(UUID id) {
        return refunds.get(id)
                .filter(refund -> refund.stripe() != null)
                .flatMap(refund -> charges.get(refund.order())
                        .flatMap(charge ->
                                stripe.lookAtRefund(charge.account(), Objects.requireNonNull(refund.stripe()))))
                .flatMap(seen -> sql.together(refunds.see(id, seen)).retryWhen(Overtaken.startOver()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Hearing {

        @Bean
        Hears<GiveBack> givenBack(Refunds refunds) {
            return new Hears<>(
                    GiveBack.class,
                    (ask, answer) -> answer instanceof Answer.Refund refund
                            ? refunds.see(ask.refund(), refund.seen())
                            : refunds.refused(ask.refund()));
        }
    }
}
