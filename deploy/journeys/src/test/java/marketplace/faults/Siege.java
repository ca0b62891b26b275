package marketplace.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** People buy all the while, and every service ends at one point after the other; at last everything is counted. */
final class Siege {
    private final Market market;
    private final Shopping shopping;
    private final AtomicBoolean over = new AtomicBoolean();

    Siege(Market market) {
        this.market = market;
        this.shopping = new Shopping(market);
    }

    /** What went wrong; nothing, if all is well. Each list holds the points of one service. */
    List<String> run(List<List<KillPoint>> services) {
        var wrong = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var buyers = shopping.buyers().stream()
                    .map(buyer -> threads.submit(() -> again(buyer)))
                    .toList();
            var killers = services.stream()
                    .map(points -> threads.submit(() -> endAt(points, wrong)))
                    .toList();
            finish(killers, wrong);
            over.set(true);
            finish(buyers, wrong);
        }
        market.raise();
        wrong.addAll(Round.rest(market));
        return wrong;
    }

    private static void finish(List<Future<Void>> all, List<String> wrong) {
        Round.finish(all, wrong);
    }

    private Void again(Callable<Void> buyer) throws Exception {
        try {
            while (!over.get()) {
                buyer.call();
            }
        } catch (AssertionError error) {
            System.out.println("  a buyer gives up: " + error.getMessage());
            throw error;
        }
        return null;
    }

    private Void endAt(List<KillPoint> points, List<String> wrong) {
        for (var point : points) {
            var from = System.nanoTime();
            market.lay(point);
            var burnt = market.hasBurnt(point);
            if (!burnt) {
                synchronized (wrong) {
                    wrong.add(point + " was never reached");
                }
            }
            market.raiseAfterEnd(point.service());
            System.out.printf(
                    "  %s: %s, %.1f s%n",
                    point, burnt ? "ended and back" : "NOT REACHED", (System.nanoTime() - from) / 1e9);
        }
        return null;
    }
}
