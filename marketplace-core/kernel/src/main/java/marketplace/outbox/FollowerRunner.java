package marketplace.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps every follower of this process going: at each poll, or at once when woken. */
public final class FollowerRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerRunner.class);
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);

    private final List<Follower> followers;
    private final Following following;
    private final Wake wake;
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private Disposable running = Disposables.disposed();

    FollowerRunner(List<Follower> followers, Following following, Wake wake, OutboxSettings settings, MeterRegistry meters) {
        this.followers = List.copyOf(followers);
        this.following = following;
        this.wake = wake;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void start() {
        running = Flux.fromIterable(followers)
                .flatMap(this::keepGoing, Math.max(1, followers.size()))
                .subscribe();
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

    /** Everything there is to hear now; for tests and for emptying before an end. */
    public Mono<Void> catchUp() {
        return Flux.fromIterable(followers).concatMap(this::drain).then();
    }

    private Mono<Void> keepGoing(Follower follower) {
        var lastHeard = meters.gauge("follower.seconds.since.caught.up", List.of(tag(follower)), new AtomicLong(), this::age);
        return Flux.merge(Flux.interval(Duration.ZERO, settings.poll()), wake.calls())
                .onBackpressureLatest()
                .concatMap(_ -> drain(follower).doOnSuccess(_ -> lastHeard.set(System.nanoTime())), 1)
                .onErrorResume(error -> {
                    LOG.warn("{} waits: {}", follower.name(), error.toString());
                    return Mono.delay(PAUSE_AFTER_A_FAULT).thenMany(Mono.error(error));
                })
                .retry()
                .then();
    }

    private double age(AtomicLong nanos) {
        return nanos.get() == 0 ? -1 : (System.nanoTime() - nanos.get()) / 1e9;
    }

    private static io.micrometer.core.instrument.Tag tag(Follower follower) {
        return io.micrometer.core.instrument.Tag.of("follower", follower.name());
    }

    private Mono<Void> drain(Follower follower) {
        return Mono.defer(() -> following.step(follower))
                .defaultIfEmpty(false)
                .repeat()
                .takeUntil(more -> !more)
                .then();
    }
}
