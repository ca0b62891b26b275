package marketplace.outbox;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The shortcut past the next poll: news stored in this process wakes the followers in it. A signal that comes before
 * its commit, or not at all, costs one poll; polling is the guarantee.
 */
final class Wake {
    private final Sinks.Many<Boolean> calls = Sinks.many().multicast().directBestEffort();

    Mono<Void> followers() {
        return Mono.fromRunnable(() -> calls.tryEmitNext(true));
    }

    Flux<Boolean> calls() {
        return calls.asFlux();
    }
}
