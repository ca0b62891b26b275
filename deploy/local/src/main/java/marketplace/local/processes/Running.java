package marketplace.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A started process, known by its id and the time it began, so that a reused id is never taken for it. */
public record Running(String name, long pid, Instant began, int port, String stopSignal, Duration toStop) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    static Running of(Part part, ProcessHandle handle) {
        var began = handle.info().startInstant().orElse(Instant.EPOCH);
        return new Running(part.name(), handle.pid(), began, part.port(), part.stopSignal(), part.toStop());
    }

    static Optional<Running> read(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ");
            return Optional.of(new Running(
                    words[0],
                    Long.parseLong(words[1]),
                    Instant.ofEpochMilli(Long.parseLong(words[2])),
                    Integer.parseInt(words[3]),
                    words[4],
                    Duration.ofSeconds(Long.parseLong(words[5]))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                beside,
                "%s %d %d %d %s %d%n".formatted(name, pid, began.toEpochMilli(), port, stopSignal, toStop.toSeconds()));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Empty when the process has ended or its id belongs to another one by now. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle handle) {
        var other = handle.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(began, other).abs().compareTo(CLOCK_TOLERANCE) < 0;
    }

    /** Asks the process to end and, once its time to stop is over, kills it; its descendants never stay. */
    public void stop() {
        handle().ifPresent(this::end);
        if (ProcessHandle.of(pid).isEmpty()) {
            signal("KILL", "-- -" + pid);
        }
    }

    /** Kills the process with its descendants, as a power cut would, and returns when they are gone. */
    public void kill() {
        handle().ifPresent(handle -> {
            var family = familyOf(handle);
            family.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(family, Duration.ofSeconds(5));
        });
    }

    private static List<ProcessHandle> familyOf(ProcessHandle handle) {
        return Stream.concat(Stream.of(handle), handle.descendants()).toList();
    }

    private void end(ProcessHandle handle) {
        var family = familyOf(handle);
        signal(stopSignal, Long.toString(pid));
        awaitEnd(List.of(handle), toStop);
        family.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(family, Duration.ofSeconds(5));
    }

    private static void signal(String signal, String target) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(List<ProcessHandle> family, Duration patience) {
        Waiting.until(() -> family.stream().noneMatch(ProcessHandle::isAlive), patience);
    }
}
