package marketplace.habits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of the repository: those Git knows and new ones it does not ignore. */
final class Repository {

    static final Path ROOT = Path.of(System.getProperty("kreismarkt.root"));

    private Repository() {}

    /** Paths from the repository's root. */
    static List<String> files() {
        return git("ls-files", "-z", "--cached", "--others", "--exclude-standard").stream()
                .filter(file -> Files.isRegularFile(ROOT.resolve(file)))
                .sorted()
                .distinct()
                .toList();
    }

    static String read(String file) {
        try {
            return new String(Files.readAllBytes(ROOT.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> git(String... arguments) {
        try {
            var command = new ArrayList<>(List.of("git", "-c", "safe.directory=*"));
            command.addAll(List.of(arguments));
            var process = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + String.join(" ", arguments) + " failed");
            }
            return List.of(output.split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
