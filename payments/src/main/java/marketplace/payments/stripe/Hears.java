package marketplace.payments.stripe;

import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * What a room does with the answer to a kind of ask, in the transaction that settles it. What it plans next is asked next.
 *
 * @param kind the kind of ask
 * @param effect given the ask and its answer, which is never {@link Answer.Unknown}
 */
public record Hears<A extends Ask>(Class<A> kind, BiFunction<A, Answer, Mono<Void>> effect) {

    Mono<Void> hear(Ask ask, Answer answer) {
        return effect.apply(kind.cast(ask), answer);
    }
}
