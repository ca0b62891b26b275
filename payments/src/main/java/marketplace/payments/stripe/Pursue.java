package marketplace.payments.stripe;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import marketplace.shared.Overtaken;
import marketplace.shared.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks Stripe what is stored for a subject, one after the other, until nothing is left or the answer stays out. */
@Component
public class Pursue {

    private static final int STEPS_AT_MOST = 8;

    private final Operations operations;
    private final StripeGateway stripe;
    private final Sql sql;
    private final Supplier<Map<Class<?>, Hears<?>>> hearers;

    Pursue(Operations operations, StripeGateway stripe, Sql sql, ObjectProvider<Hears<?>> hearers) {
        this.operations = operations;
        this.stripe = stripe;
        this.sql = sql;
        this.hearers = SingletonSupplier.of(
                () -> hearers.stream().collect(Collectors.toUnmodifiableMap(Hears::kind, hearer -> hearer)));
    }

    public Mono<Void> subject(String subject) {
        return Mono.defer(() -> operations.take(subject))
                .expand(this::step)
                .take(STEPS_AT_MOST)
                .then();
    }

    /** The next one, where this one was answered. */
    private Mono<Operation> step(Operation operation) {
        return asked(operation)
                .flatMap(answer -> answer instanceof Answer.Unknown unknown
                        ? operations.postpone(operation, unknown.reason()).then(Mono.empty())
                        : heard(operation, answer));
    }

    /** Nobody else asks meanwhile. */
    private Mono<Answer> asked(Operation operation) {
        var renewed = Flux.interval(Operations.RENEWAL)
                .onBackpressureDrop()
                .concatMap(_ -> operations.renew(operation).onErrorComplete());
        return Mono.firstWithSignal(stripe.ask(operation), renewed.then(Mono.never()));
    }

    private Mono<Operation> heard(Operation operation, Answer answer) {
        return sql.together(hearer(operation)
                        .hear(operation.ask(), answer)
                        .then(Mono.defer(() -> operations.settle(operation, answer))))
                .retryWhen(Overtaken.startOver());
    }

    private Hears<?> hearer(Operation operation) {
        var kind = operation.ask().getClass();
        return Optional.<Hears<?>>ofNullable(hearers.get().get(kind))
                .orElseThrow(() -> new IllegalStateException("nobody hears " + kind.getSimpleName()));
    }
}
