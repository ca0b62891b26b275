package marketplace.faults;

import java.util.List;

/** A round in which a server is killed while everybody buys, and started again. */
final class Upset extends Round {
    private final Market market;
    private final String server;

    Upset(Market market, String server) {
        super(market, List.of(), Astray.NONE);
        this.market = market;
        this.server = server;
    }

    @Override
    void begin() {
        super.begin();
        Thread.ofVirtual().start(() -> market.restart(server));
    }
}
