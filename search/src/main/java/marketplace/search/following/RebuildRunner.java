package marketplace.search.following;

import java.time.Duration;
import marketplace.outbox.OutboxSettings;
import marketplace.search.asking.Knowing;
import marketplace.search.index.Rebuilds;
import marketplace.search.index.Shelves;
import marketplace.shared.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does wanted rebuilds, one at a time in each process, and wants one itself where an index was lost. */
@Component
class RebuildRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_LOST = Duration.ofSeconds(5);

    private final Rebuilds rebuilds;
    private final Rebuild rebuild;
    private final Knowing knowing;
    private final Shelves shelves;
    private final OutboxSettings settings;
    private Disposable running = Disposables.disposed();

    RebuildRunner(Rebuilds rebuilds, Rebuild rebuild, Knowing knowing, Shelves shelves, OutboxSettings settings) {
        this.rebuilds = rebuilds;
        this.rebuild = rebuild;
        this.knowing = knowing;
        this.shelves = shelves;
        this.settings = settings;
    }

    /** Wants a rebuild for every county that merchants are known of and no index serves. */
    Mono<Void> recover() {
        return shelves.unserved(knowing.counties())
                .flatMapIterable(lost -> lost)
                .concatMap(county -> rebuilds.want().contextWrite(Scope.of(county)::in))
                .then();
    }

    /** Does all that is wanted now. */
    Mono<Void> catchUp() {
        return rebuilds.take()
                .flatMap(county -> rebuild.of(county).thenReturn(county).contextWrite(Scope.of(county)::in))
                .repeatWhen(ends -> ends.takeWhile(done -> done > 0))
                .then();
    }

    @Override
    public void start() {
        running = Disposables.composite(
                every(LOOK, Mono.defer(this::catchUp)), every(LOOK_FOR_LOST, Mono.defer(this::recover)));
    }

    private static Disposable every(Duration pause, Mono<Void> step) {
        return Flux.interval(pause)
                .onBackpressureDrop()
                .concatMap(_ -> step.onErrorResume(RebuildRunner::later), 1)
                .subscribe();
    }

    private static Mono<Void> later(Throwable error) {
        LOG.warn("rebuilds wait: {}", error.toString());
        return Mono.empty();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.running();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
