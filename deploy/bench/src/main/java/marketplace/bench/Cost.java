package marketplace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import marketplace.local.processes.Running;

/**
 * Processor time, in milliseconds, of each part since its start, with its children, and of this process without them,
 * since the parts may be among them; from {@code /proc/PID/stat}.
 *
 * @param all of the whole machine, busy with whatever
 */
record Cost(Map<String, Long> parts, long all) {
    static final String GENERATOR = "generator";
    private static final long MILLIS_PER_TICK = 10;
    private static final int STATE = 2;
    private static final int USER = 13;
    private static final int SYSTEM = 14;
    private static final int CHILDREN = 16;

    static Cost now(Iterable<Running> running) {
        var parts = new TreeMap<String, Long>();
        running.forEach(part -> part.handle().ifPresent(handle -> parts.put(part.name(), millis(handle))));
        parts.put(GENERATOR, ticks(ProcessHandle.current().pid(), SYSTEM) * MILLIS_PER_TICK);
        return new Cost(parts, machine());
    }

    Cost since(Cost before) {
        var spent = new TreeMap<String, Long>();
        parts.forEach((name, millis) -> spent.put(name, millis - before.parts.getOrDefault(name, millis)));
        return new Cost(spent, all - before.all);
    }

    Cost plus(Cost other) {
        var sum = new TreeMap<>(parts);
        other.parts.forEach((name, millis) -> sum.merge(name, millis, Long::sum));
        return new Cost(sum, all + other.all);
    }

    static Cost none() {
        return new Cost(Map.of(), 0);
    }

    /** Of these parts together. */
    long of(String... names) {
        return Arrays.stream(names)
                .mapToLong(name -> parts.getOrDefault(name, 0L))
                .sum();
    }

    /** What other programs on the machine took. */
    long others() {
        return Math.max(
                0, all - parts.values().stream().mapToLong(Long::longValue).sum());
    }

    private static long millis(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(handle -> ticks(handle.pid(), CHILDREN))
                        .sum()
                * MILLIS_PER_TICK;
    }

    /** Its own, and up to {@link #CHILDREN} that of children that have ended. */
    private static long ticks(long pid, int last) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + STATE).split(" ");
            return Arrays.stream(fields, USER - STATE, last + 1 - STATE)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static long machine() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElse("").trim().split(" +");
            var busy = Stream.of(1, 2, 3, 6, 7)
                    .mapToLong(i -> Long.parseLong(fields[i]))
                    .sum();
            return busy * MILLIS_PER_TICK;
        } catch (IOException notTold) {
            return 0;
        }
    }
}
