package marketplace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import marketplace.local.processes.Running;

/** What processes hold in memory, as Linux counts it. */
final class Memory {

    private static final int KILOBYTES = 1024;

    private Memory() {}

    /** The proportional share of a part with its descendants, so that shared pages count once; 0 where not told. */
    static long residentMegabytes(Running part) {
        return part.handle().stream()
                        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                        .mapToLong(handle -> kilobytes(handle.pid()))
                        .sum()
                / KILOBYTES;
    }

    private static long kilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException notTold) {
            return 0;
        }
    }
}
