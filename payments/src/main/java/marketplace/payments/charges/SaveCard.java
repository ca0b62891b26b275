package marketplace.payments.charges;

import java.util.Objects;
import marketplace.outbox.Change;
import marketplace.payments.charges.Method.Asked;
import marketplace.payments.stripe.Answer;
import marketplace.payments.stripe.Ask;
import marketplace.payments.stripe.Hears;
import marketplace.payments.stripe.Operations;
import marketplace.payments.stripe.Pursue;
import marketplace.payments.stripe.StripeGateway;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has a purchase's card entered once, to be charged by each of its merchants; and forgets it. */
@Component
public class SaveCard {

    private final Methods methods;
    private final Operations operations;
    private final Pursue pursue;
    private final StripeGateway stripe;
    private final Sql sql;

    SaveCard(Methods methods, Operations operations, Pursue pursue, StripeGateway stripe, Sql sql) {
        this.methods = methods;
        this.operations = operations;
        this.pursue = pursue;
        this.stripe = stripe;
        this.sql = sql;
    }

    public Mono<Method> ask(PurchaseId purchase, Asked asked) {
        return methods.ask(purchase, asked)
                .then(Mono.defer(() -> pursue.subject(purchase.toString())))
                .then(Mono.defer(() -> methods.get(purchase)));
    }

    /** Asks Stripe how the card stands now, while that is open; nothing where none was asked for. */
    public Mono<Method> look(PurchaseId purchase) {
        return methods.find(purchase).flatMap(method -> method.isOver() ? Mono.just(method) : look(method));
    }

    private Mono<Method> look(Method method) {
        String setUp = method.found().setUp();
        return setUp == null
                ? ask(method.purchase(), method.asked())
                : stripe.lookAtSetUp(setUp)
                        .flatMap(seen -> sql.together(methods.within(method.purchase(), there -> there.see(seen)))
                                .retryWhen(Overtaken.startOver()));
    }

    /** The customer and the card go at Stripe; what is held or taken stays. */
    public Mono<Void> forget(PurchaseId purchase) {
        return methods.get(purchase)
                .filter(method -> method.found().customer() != null)
                .flatMap(method -> sql.together(operations.plan(new Ask.ForgetCustomer(
                        purchase, Objects.requireNonNull(method.found().customer())))))
                .then(Mono.defer(() -> pursue.subject(purchase.toString())));
    }

    @Configuration(proxyBeanMethods = false)
    static class Hearing {

        private final Methods methods;

        Hearing(Methods methods) {
            this.methods = methods;
        }

        @Bean
        Hears<Ask.SetUp> setUp() {
            return new Hears<>(Ask.SetUp.class, (ask, answer) -> seen(ask.purchase(), ask.attempt(), answer));
        }

        @Bean
        Hears<Ask.SetUpHosted> setUpHosted() {
            return new Hears<>(Ask.SetUpHosted.class, (ask, answer) -> seen(ask.purchase(), ask.attempt(), answer));
        }

        @Bean
        Hears<Ask.ForgetCustomer> customerForgotten() {
            return new Hears<>(
                    Ask.ForgetCustomer.class,
                    (ask, _) -> methods.within(ask.purchase(), method -> Change.of(method.gone()))
                            .then());
        }

        private Mono<Void> seen(PurchaseId purchase, int attempt, Answer answer) {
            return answer instanceof Answer.SetUp setUp
                    ? methods.within(
                                    purchase,
                                    method -> method.asked().attempt() == attempt
                                            ? method.see(setUp.seen())
                                            : Change.none(method))
                            .then()
                    : refused(purchase, answer);
        }

        private Mono<Void> refused(PurchaseId purchase, Answer answer) {
            return answer instanceof Answer.Refused no
                    ? methods.within(purchase, method -> Change.of(method.refused(no.code())))
                            .then()
                    : Mono.empty();
        }
    }
}
