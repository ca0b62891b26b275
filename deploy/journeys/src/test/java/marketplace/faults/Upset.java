package marketplace.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A round in which a server is killed while everybody buys, and started again; as often as is asked. */
final class Upset extends Round {
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Market market;
    private final String server;
    private final int times;

    Upset(Market market, String server, int times) {
        super(market, List.of(), Astray.NONE);
        this.market = market;
        this.server = server;
        this.times = times;
    }

    @Override
    List<String> run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(this::restart);
            return super.run();
        }
    }

    private void restart() {
        for (var i = 0; i < times; i++) {
            market.restart(server);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
