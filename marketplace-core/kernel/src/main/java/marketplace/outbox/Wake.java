package marketplace.outbox;

import java.time.Duration;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The shortcut past the next poll: a commit with news calls the followers of every instance. Polling is the guarantee. */
final class Wake {
    private final Sinks.Many<Boolean> commits = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<Boolean> calls = Sinks.many().multicast().directBestEffort();

    /** Tells of news once the transaction of the chain has committed; at once where there is none. */
    Mono<Void> afterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new AfterCommit()))
                .then()
                .onErrorResume(NoTransactionException.class, _ -> committed());
    }

    private Mono<Void> committed() {
        return Mono.fromRunnable(() -> commits.tryEmitNext(true));
    }

    /** Commits in this process; two at the same moment may count as one. */
    Flux<Boolean> commits() {
        return commits.asFlux();
    }

    void call() {
        calls.tryEmitNext(true);
    }

    /** When to look for news: at once, at each poll and whenever called; while somebody is still looking, once more after it. */
    Flux<Boolean> moments(Duration poll) {
        return Flux.merge(Flux.interval(Duration.ZERO, poll).map(_ -> true), calls.asFlux())
                .onBackpressureLatest();
    }

    private final class AfterCommit implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return committed();
        }
    }
}
