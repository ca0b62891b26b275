package marketplace.outbox;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * What is done when work of this kind falls due, in the transaction that takes it off the list.
 *
 * @param what the kind, {@code room.verb}
 * @param work given the subject
 */
public record DueWork(String what, Function<String, Mono<Void>> work) {}
