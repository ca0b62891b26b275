package marketplace.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** The parts' log files. */
final class Logs {

    private static final long MOST_BYTES = 20_000_000;
    private static final int LAST_LINES = 3;
    private static final int MOST_CHARACTERS = 300;
    private static final Pattern TROUBLE = Pattern.compile("(?i)^(?!\\s+at ).*(error|failed|exception|fatal)");

    private Logs() {}

    /** Says where in the log a new run begins, in bytes. A log beyond 20 MB is put aside; one older log is kept. */
    static long begin(Path log) {
        try {
            Files.createDirectories(log.getParent());
            if (log.toFile().length() > MOST_BYTES) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log.toFile().length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What Spring Boot describes as the reason, else the last lines that speak of trouble, else the last lines.
     *
     * @param begin where the run in question begins
     */
    static String saying(Path log, long begin) {
        try (var content = Files.newInputStream(log)) {
            content.skipNBytes(begin);
            var lines = new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var described = lines.indexOf("Description:");
            if (described >= 0) {
                return last(lines.stream()
                        .skip(described + 1L)
                        .filter(line -> !line.isBlank())
                        .limit(1)
                        .toList());
            }
            var trouble = lines.stream().filter(TROUBLE.asPredicate()).toList();
            return last(trouble.isEmpty() ? lines : trouble);
        } catch (IOException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    private static String last(List<String> lines) {
        return String.join(
                " | ",
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream()
                        .map(line -> line.substring(0, Math.min(MOST_CHARACTERS, line.length())))
                        .toList());
    }
}
