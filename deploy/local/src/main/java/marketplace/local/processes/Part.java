package marketplace.local.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One process of the product: where it listens, how it starts, when it is ready, how it is asked to stop. */
public interface Part {

    String name();

    /** The port on 127.0.0.1 that must be free before the part starts; 0 when it listens nowhere. */
    int port();

    /** Prepares folders and files, then says how to start. */
    Launch launch();

    boolean isReady();

    /** The signal that asks the part to end in good order. */
    default String stopSignal() {
        return "TERM";
    }

    /** How long the part may take to end in good order; then it is killed. */
    default Duration toStop() {
        return Duration.ofSeconds(15);
    }

    /** How long the part may take until it is ready. */
    default Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** The file in which a part that leaves its first process names the one that stays. */
    default Optional<Path> pidFile() {
        return Optional.empty();
    }
}
