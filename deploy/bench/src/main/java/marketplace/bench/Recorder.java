package marketplace.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is written to a log from a moment on. */
final class Recorder {
    private static final int LOOKS = 40;
    private static final int MILLIS_BETWEEN = 50;

    private final Path log;
    private final long from;

    Recorder(Path log) throws IOException {
        this.log = log;
        this.from = Files.size(log);
    }

    /** All of it, once nothing more has come for a moment. */
    String heard() throws IOException, InterruptedException {
        var size = -1L;
        for (var look = 0; look < LOOKS && size != Files.size(log); look++) {
            size = Files.size(log);
            Thread.sleep(MILLIS_BETWEEN * 4L);
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[Math.toIntExact(file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
