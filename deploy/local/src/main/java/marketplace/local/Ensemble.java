package marketplace.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import marketplace.local.processes.PartFailed;
import marketplace.local.processes.Ports;
import marketplace.local.processes.Processes;
import marketplace.local.processes.Running;
import marketplace.local.processes.Waiting;

/** All parts together: started side by side in the order of their needs, watched, and stopped. */
final class Ensemble {

    /** So often within a minute a part that ended by itself is started again. */
    static final int MOST_RESTARTS = 3;

    private static final Duration RESTARTS_COUNT_FOR = Duration.ofMinutes(1);
    private static final Duration TO_FREE_A_PORT = Duration.ofSeconds(10);

    private static final Duration TO_NOTICE = Duration.ofSeconds(5);

    private final List<Step> steps;
    private final Processes processes;
    private final PrintStream screen;
    private final Clock clock;
    private final int mostRestarts;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<Instant>> restarts = new HashMap<>();
    private final CompletableFuture<PartFailed> end = new CompletableFuture<>();
    private volatile boolean stopping;

    Ensemble(List<Step> steps, Processes processes, PrintStream screen, Clock clock) {
        this(steps, processes, screen, clock, MOST_RESTARTS);
    }

    /** With 0 as the most restarts a part that ended stays away until {@link #startAgain(Step)}. */
    Ensemble(List<Step> steps, Processes processes, PrintStream screen, Clock clock, int mostRestarts) {
        this.steps = List.copyOf(steps);
        this.processes = processes;
        this.screen = screen;
        this.clock = clock;
        this.mostRestarts = mostRestarts;
    }

    /**
     * Starts every part and returns when all are ready.
     *
     * @throws PartFailed naming the first part that did not start; the others are stopped then
     */
    void start() {
        requireFreePorts();
        var started = new HashMap<String, CompletableFuture<Void>>();
        for (var step : steps) {
            var needs = step.needs().stream().map(started::get).toArray(CompletableFuture<?>[]::new);
            started.put(step.name(), CompletableFuture.allOf(needs).thenRunAsync(() -> begin(step), threads));
        }
        try {
            awaitAllOrFirstFailure(started.values().toArray(CompletableFuture<?>[]::new));
        } catch (CompletionException e) {
            stop();
            throw e.getCause() instanceof PartFailed failed ? failed : e;
        }
    }

    /** Waits for the day a part cannot be kept alive, and says why. */
    PartFailed awaitEnd() {
        return end.join();
    }

    /** Stops every part, those that are just starting too. */
    synchronized void stop() {
        stopping = true;
        processes.stopAll();
        threads.shutdown();
        Waiting.until(threads::isTerminated, TO_NOTICE);
        processes.stopAll();
    }

    private void requireFreePorts() {
        var taken = steps.stream()
                .map(Step::part)
                .filter(part -> !Ports.isFree(part.port()))
                .map(part -> "port %d for %s (%s sets another)"
                        .formatted(part.port(), part.name(), Settings.portVariable(part.name())))
                .toList();
        if (!taken.isEmpty()) {
            throw new PartFailed("Another program on this machine holds " + String.join(", ", taken) + ".");
        }
    }

    private static void awaitAllOrFirstFailure(CompletableFuture<?>[] all) {
        var failure = new CompletableFuture<Void>();
        for (var one : all) {
            one.exceptionally(error -> {
                failure.completeExceptionally(error);
                return null;
            });
        }
        CompletableFuture.anyOf(CompletableFuture.allOf(all), failure).join();
    }

    private void begin(Step step) {
        if (stopping) {
            return;
        }
        var from = clock.instant();
        var running = processes.start(step.part());
        step.then().run();
        var seconds = Duration.between(from, clock.instant()).toMillis() / 1000.0;
        screen.printf("  %-14s ready after %5.1f s%n", step.name(), seconds);
        watch(step, running);
    }

    private void watch(Step step, Running running) {
        running.handle()
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRunAsync(() -> ended(step), threads);
    }

    private void ended(Step step) {
        if (stopping) {
            return;
        }
        var count = countRestart(step.name());
        if (count > mostRestarts) {
            end.complete(new PartFailed("%s ended again after %d restarts within a minute; everything stops."
                    .formatted(step.name(), mostRestarts)));
            return;
        }
        screen.printf("  %-14s ended unexpectedly and is started again (%d of %d)%n", step.name(), count, mostRestarts);
        try {
            startAgain(step);
        } catch (PartFailed failed) {
            screen.println(failed.getMessage());
            ended(step);
        }
    }

    /**
     * Starts a part that has ended, and returns when it is ready.
     *
     * @throws PartFailed when it does not start
     */
    void startAgain(Step step) {
        processes.stop(step.name());
        Waiting.until(() -> Ports.isFree(step.part().port()), TO_FREE_A_PORT);
        begin(step);
    }

    private synchronized int countRestart(String name) {
        var now = clock.instant();
        var recent = restarts.computeIfAbsent(name, _ -> new ArrayList<>());
        recent.removeIf(at -> at.isBefore(now.minus(RESTARTS_COUNT_FOR)));
        recent.add(now);
        return recent.size();
    }
}
