package marketplace.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Few connections, each asking again as soon as it is answered. */
final class Load implements AutoCloseable {
    private static final int MOST_PER_CONNECTION = 2_000_000;

    private final int connections;
    private final Supplier<Cost> cost;
    private final ExecutorService threads;
    private final AtomicInteger turns = new AtomicInteger();

    /** @param cost tells what all parts have taken so far */
    Load(int connections, Supplier<Cost> cost) {
        this.connections = connections;
        this.cost = cost;
        this.threads = Executors.newFixedThreadPool(connections);
    }

    /** One question and its answer; throws where the answer is not the one wanted. */
    @FunctionalInterface
    interface Question {
        /**
         * @param connection from 0
         * @param turn grows with every question of all
         */
        void ask(int connection, int turn) throws Exception;
    }

    private record Heard(long[] nanos, long errors, String first) {}

    /** Asks for so long; the first failure is shown. */
    Figures during(Duration time, Question question) {
        var before = cost.get();
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        var heard = all(connection -> loop(connection, end, question));
        var seconds = (System.nanoTime() - begin) / 1e9;
        var spent = cost.get().since(before);
        heard.stream()
                .map(Heard::first)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(System.err::println);
        var figures = Figures.none();
        for (var one : heard) {
            figures = figures.plus(new Figures(one.nanos, one.errors, 0, Cost.none()));
        }
        return new Figures(figures.nanos(), figures.errors(), seconds, spent);
    }

    private interface Loop {
        Heard run(int connection);
    }

    private List<Heard> all(Loop loop) {
        var asked = new ArrayList<Callable<Heard>>();
        for (var i = 0; i < connections; i++) {
            var connection = i;
            asked.add(() -> loop.run(connection));
        }
        try {
            var heard = new ArrayList<Heard>();
            for (var one : threads.invokeAll(asked)) {
                heard.add(one.get());
            }
            return heard;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Heard loop(int connection, long end, Question question) {
        var nanos = new long[1024];
        var count = 0;
        var errors = 0L;
        var first = "";
        while (System.nanoTime() < end && count < MOST_PER_CONNECTION) {
            var begin = System.nanoTime();
            try {
                question.ask(connection, turns.getAndIncrement());
                nanos = count == nanos.length ? java.util.Arrays.copyOf(nanos, count * 2) : nanos;
                nanos[count++] = System.nanoTime() - begin;
            } catch (Exception e) {
                first = errors++ == 0 ? "first error: " + e : first;
            }
        }
        return new Heard(java.util.Arrays.copyOf(nanos, count), errors, first);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
