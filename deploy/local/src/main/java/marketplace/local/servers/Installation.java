package marketplace.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the Maven build put the servers. */
public record Installation(Path repository) {

    Path servers() {
        return repository.resolve("deploy/local/target/servers");
    }

    Path postgres() {
        return servers().resolve("postgresql");
    }

    Path elasticsearch() {
        return unpacked("elasticsearch-");
    }

    Path keycloak() {
        return unpacked("keycloak-");
    }

    /** The plugin's zip, when its module has been built. */
    public Optional<Path> analysisPlugin() {
        return newest(repository.resolve("search/german-analysis/target"), "german-analysis", ".zip");
    }

    private Path unpacked(String prefix) {
        return newest(servers(), prefix, "")
                .orElseThrow(() -> new IllegalStateException(
                        "No " + prefix + "* in " + servers() + "; build the module deploy/local first."));
    }

    public static Optional<Path> newest(Path folder, String prefix, String suffix) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it; one that is absent is fine. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
