package marketplace.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The processes of one folder. Each has a file there that names it, so whoever comes later, even after the starter was
 * killed, can find and stop it.
 */
public final class Processes {

    private final Path folder;

    public Processes(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts a part in a session of its own and waits until it is ready.
     *
     * @throws PartFailed with a sentence when the port is taken, the part dies or is not ready in time
     */
    public Running start(Part part) {
        if (!Ports.isFree(part.port())) {
            throw new PartFailed("%s cannot start: port %d on 127.0.0.1 is taken by another program."
                    .formatted(part.name(), part.port()));
        }
        var launch = part.launch();
        var begin = Logs.begin(launch.log());
        var first = keep(Running.of(part, spawn(part, launch)));
        awaitReady(part, first, () -> Logs.saying(launch.log(), begin));
        return part.pidFile().map(file -> keep(successor(part, file))).orElse(first);
    }

    private void awaitReady(Part part, Running first, Supplier<String> log) {
        var over = Waiting.until(() -> part.isReady() || hasDied(part, first), part.patience());
        if (hasDied(part, first)) {
            throw new PartFailed("%s ended while starting. Its log says: %s".formatted(part.name(), log.get()));
        }
        if (!over) {
            stop(part.name());
            throw new PartFailed("%s was not ready within %d seconds. Its log says: %s"
                    .formatted(part.name(), part.patience().toSeconds(), log.get()));
        }
    }

    private static boolean hasDied(Part part, Running first) {
        return !first.isAlive() && part.pidFile().filter(Files::exists).isEmpty();
    }

    private static ProcessHandle spawn(Part part, Launch launch) {
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(launch.command());
        try {
            Files.createDirectories(launch.folder());
            part.pidFile().ifPresent(Processes::delete);
            var builder = new ProcessBuilder(command)
                    .directory(launch.folder().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new PartFailed("%s cannot be started: %s".formatted(part.name(), e.getMessage()), e);
        }
    }

    private static Running successor(Part part, Path pidFile) {
        try {
            var pid = Long.parseLong(Files.readString(pidFile).strip());
            return ProcessHandle.of(pid)
                    .map(handle -> Running.of(part, handle))
                    .orElseThrow(() -> new PartFailed(part.name() + " ended right after it was ready."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Running keep(Running running) {
        try {
            Files.createDirectories(folder);
            running.write(fileOf(running.name()));
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part's process if it lives. */
    public Optional<Running> find(String name) {
        return Running.read(fileOf(name)).filter(Running::isAlive);
    }

    /** Asks the part to end, kills it when its time to stop is over, and forgets it. */
    public void stop(String name) {
        Running.read(fileOf(name)).ifPresent(Running::stop);
        delete(fileOf(name));
    }

    /** Stops what was started first at last; all others, which may need it, side by side before. */
    public void stopAll() {
        var all = list().stream().sorted(Comparator.comparing(Running::began)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.stream().skip(1).forEach(one -> threads.submit(() -> stop(one.name())));
        }
        all.stream().limit(1).forEach(one -> stop(one.name()));
    }

    /** Keeps this process itself under a name, with the time it may take to stop. */
    public void keepSelf(String name, Duration toStop) {
        var self = ProcessHandle.current();
        var began = self.info().startInstant().orElseThrow();
        keep(new Running(name, self.pid(), began, 0, "TERM", toStop));
    }

    /** Every part this folder knows, dead or alive. */
    public List<Running> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".process"))
                    .map(Running::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fileOf(String name) {
        return folder.resolve(name + ".process");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
