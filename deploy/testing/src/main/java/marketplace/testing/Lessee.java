package marketplace.testing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The process servers are leased to: the Maven process above this one, else this one. */
record Lessee(long pid, Instant began) {

    private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    static Lessee ofThisRun() {
        return of(ancestors().filter(Lessee::isMaven).findFirst().orElse(ProcessHandle.current()));
    }

    static Lessee of(ProcessHandle handle) {
        return new Lessee(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    static Lessee read(String words) {
        var parts = words.split("-");
        return new Lessee(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    void awaitEnd() {
        handle().ifPresent(handle -> handle.onExit().join());
    }

    /** Process id and start in milliseconds, as the name of the run's folder. */
    @Override
    public String toString() {
        return pid + "-" + began.toEpochMilli();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> of(handle).toString().equals(toString()));
    }

    private static Stream<ProcessHandle> ancestors() {
        return Stream.iterate(
                        ProcessHandle.current().parent(),
                        Optional::isPresent,
                        next -> next.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream);
    }

    private static boolean isMaven(ProcessHandle handle) {
        return Arrays.asList(handle.info().arguments().orElse(new String[0])).contains(MAVEN);
    }
}
