package marketplace.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Keeps every follower of this process going: those of our own feed are shown what one reader for all of them sees, and read
 * for themselves at each {@value #SELDOM}th poll, when they also try again what waits; those of another service's feed read
 * at each poll.
 */
public final class FollowerRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerRunner.class);
    private static final int SELDOM = 10;
    private static final int LOOKS = 16;
    private static final int SIDE_BY_SIDE = 4;
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Follower> followers;
    private final Following following;
    private final Tail tail;
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private Disposable running = Disposables.disposed();

    FollowerRunner(
            List<Follower> followers, Following following, Tail tail, OutboxSettings settings, MeterRegistry meters) {
        this.followers = List.copyOf(followers);
        this.following = following;
        this.tail = tail;
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

    /** What there is to hear now, for tests; what it leads to may need another call. One follower's fault stops no other. */
    public Mono<Void> catchUp() {
        return Flux.fromIterable(followers)
                .flatMapDelayError(this::drain, SIDE_BY_SIDE, SIDE_BY_SIDE)
                .then();
    }

    private Mono<Void> keepGoing(Follower follower) {
        var caughtUp = caughtUp(follower);
        return steps(follower)
                .concatMap(step -> drain(follower, step).doOnSuccess(_ -> caughtUp.set(System.nanoTime())), 0)
                .doOnError(error -> LOG.warn("{} waits: {}", follower.name(), error.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE_AFTER_A_FAULT))
                .then();
    }

    /** What it is to do next; of looks it had no time for, the oldest go, and it reads for itself. */
    private Flux<Mono<Boolean>> steps(Follower follower) {
        return tail.tellsOf(follower.source())
                ? Flux.merge(
                                at(settings.poll().multipliedBy(SELDOM)).map(_ -> following.step(follower)),
                                tail.looks().map(look -> following.step(follower, look)))
                        .onBackpressureBuffer(LOOKS, _ -> {}, BufferOverflowStrategy.DROP_OLDEST)
                : at(settings.poll()).onBackpressureLatest().map(_ -> following.step(follower));
    }

    private static Flux<Long> at(Duration poll) {
        return Flux.interval(Duration.ZERO, poll);
    }

    /** When it last had nothing more to hear; its age is the follower's lag. */
    private AtomicLong caughtUp(Follower follower) {
        var nanos = new AtomicLong(System.nanoTime());
        Gauge.builder("follower.lag", nanos, since -> (System.nanoTime() - since.get()) / NANOS_PER_SECOND)
                .baseUnit("seconds")
                .tag("follower", follower.name())
                .strongReference(true)
                .register(meters);
        return nanos;
    }

    private Mono<Void> drain(Follower follower, Mono<Boolean> step) {
        return step.filter(Boolean::booleanValue).flatMap(_ -> drain(follower));
    }

    private Mono<Void> drain(Follower follower) {
        return Mono.defer(() -> following.step(follower))
                .repeat()
                .takeUntil(more -> !more)
                .then();
    }
}
