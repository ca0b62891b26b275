package marketplace.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Several purchases in flight while services end at the points laid; then everything comes to rest and is counted. */
class Round {
    private static final Duration TO_REST = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Market market;
    private final List<KillPoint> points;
    private final Astray astray;
    private final Shopping shopping;
    private final AtomicBoolean over = new AtomicBoolean();

    Round(Market market, List<KillPoint> points, Astray astray) {
        this.market = market;
        this.points = List.copyOf(points);
        this.astray = astray;
        this.shopping = new Shopping(market);
    }

    /** What went wrong; nothing, if all is well. */
    List<String> run() {
        begin();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var warden = threads.submit(this::keepRaising);
            var wrong = new ArrayList<String>();
            finish(shopping.buyers().stream().map(threads::submit).toList(), wrong);
            points.stream()
                    .filter(point -> !market.hasBurnt(point))
                    .forEach(point -> wrong.add(point + " was never reached"));
            market.bank().letters(Astray.NONE);
            wrong.addAll(rest(market));
            over.set(true);
            finish(List.of(warden), wrong);
            return wrong;
        }
    }

    /** What is laid before anybody buys. */
    void begin() {
        market.bank().letters(astray);
        points.forEach(market::lay);
    }

    /** What is still wrong when there was time to come to rest. */
    static List<String> rest(Market market) {
        return Patience.insist(TO_REST, () -> counted(market), List::isEmpty);
    }

    private static List<String> counted(Market market) {
        market.raise();
        return Audit.of(market);
    }

    private Void keepRaising() {
        while (!over.get()) {
            market.raise();
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return null;
    }

    static void finish(List<Future<Void>> all, List<String> wrong) {
        for (var one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                wrong.add(String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
