package marketplace.outbox;

import static marketplace.shared.AcrossCounties.DUE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.shared.CountyCode;
import marketplace.shared.Overtaken;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Takes what is due in batches of {@value #BATCH}; what fails is tried again later and parked after
 * {@value #TRIES} tries, unless only its surroundings rest. */
public final class DueRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueRunner.class);
    private static final int BATCH = 100;
    private static final int TRIES = 10;
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofSeconds(1);

    private final Sql sql;
    private final Clock clock;
    private final OutboxSettings settings;
    private final Map<String, DueWork> kinds;
    private Disposable running = Disposables.disposed();

    DueRunner(Sql sql, Clock clock, OutboxSettings settings, List<DueWork> kinds) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(DueWork::what, Function.identity()));
    }

    @Override
    public void start() {
        running = Flux.interval(settings.poll())
                .onBackpressureDrop()
                .concatMap(_ -> runDue(), 0)
                .doOnError(error -> LOG.warn("timed work waits: {}", error.toString()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE_AFTER_A_FAULT))
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

    /** Does what is due by the clock until nothing more gets done; says how much that was. */
    public Mono<Long> runDue() {
        return batch().flatMapMany(Flux::fromIterable)
                .concatMap(this::run)
                .count()
                .repeat()
                .takeUntil(done -> done == 0)
                .reduce(0L, Long::sum);
    }

    private Mono<List<Task>> batch() {
        return sql.across(DUE, "due.batch", """
            select county, what, subject, at, tries from outbox.due
            where at <= :now and parked_at is null and what = any(:kinds) order by at limit :batch
            """)
                .bind("now", clock.instant())
                .bind("kinds", kinds.keySet())
                .bind("batch", BATCH)
                .list(row -> new Task(
                        row.county(), row.text("what"), row.text("subject"), row.instant("at"), row.count("tries")));
    }

    /** The task, if it was done: not when it failed or another runner has it. */
    private Mono<Task> run(Task task) {
        return sql.together(take(task).flatMap(this::work))
                .retryWhen(Overtaken.startOver())
                .onErrorResume(error -> later(task, error).then(Mono.empty()))
                .contextWrite(Scope.of(task.county()).caused(task.what())::in);
    }

    private Mono<Task> work(Task task) {
        return kinds.get(task.what()).work().apply(task.subject()).thenReturn(task);
    }

    private Mono<Task> take(Task task) {
        return sql.named("due.take", """
            delete from outbox.due where (county, what, subject) in (
              select county, what, subject from outbox.due
              where county = :county and what = :what and subject = :subject and at = :at
              for update skip locked)
            """)
                .bind("county", task.county())
                .bind("what", task.what())
                .bind("subject", task.subject())
                .bind("at", task.at())
                .change()
                .filter(taken -> taken == 1)
                .map(_ -> task);
    }

    /**
     * Only as it was planned: work planned anew meanwhile keeps its new time. While the surroundings rest, no try is
     * counted.
     */
    private Mono<Void> later(Task task, Throwable error) {
        LOG.warn("{} of {} failed: {}", task.what(), task.subject(), error.toString());
        var tries = Faults.pass(error) ? task.tries() : task.tries() + 1;
        var pause = Faults.pass(error) ? Faults.REST : Duration.ofSeconds(1L << Math.min(task.tries(), 12));
        return sql.named("due.later", """
            update outbox.due set tries = :tries, at = :at, reason = :reason,
              parked_at = case when :tries >= :most then :now::timestamptz end
            where county = :county and what = :what and subject = :subject and at = :was
            """)
                .bind("tries", tries)
                .bind("at", clock.instant().plus(pause))
                .bind("reason", Faults.reason(error))
                .bind("most", TRIES)
                .bind("now", clock.instant())
                .bind("county", task.county())
                .bind("what", task.what())
                .bind("subject", task.subject())
                .bind("was", task.at())
                .run();
    }

    private record Task(CountyCode county, String what, String subject, Instant at, int tries) {}
}
