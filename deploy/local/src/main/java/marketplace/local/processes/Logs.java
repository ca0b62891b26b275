package marketplace.local.processes;

import java.io.IOException;
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
    private static final Pattern TROUBLE = Pattern.compile("(?i)error|failed|exception|fatal");

    private Logs() {}

    /** Puts a log aside that has grown beyond 20 MB; one older log is kept. */
    static void limit(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > MOST_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What Spring Boot describes as the reason, else the last lines that speak of trouble, else the last lines. */
    static String saying(Path log) {
        try {
            var lines = Files.readAllLines(log);
            var described = lines.lastIndexOf("Description:");
            if (described >= 0) {
                return last(lines.stream()
                        .skip(described + 1)
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
