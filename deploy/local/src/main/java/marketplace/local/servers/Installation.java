package marketplace.local.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Where the Maven build unpacked the servers, and the last steps of that unpacking. */
public record Installation(Path repository) {

    private static final int KEYCLOAK_BUILD_SECONDS = 300;

    /** Finishes what the build unpacked; run by Maven with the repository's root folder. */
    public static void main(String... arguments) throws Exception {
        var installation = new Installation(Path.of(arguments[0]).toAbsolutePath());
        installation.unpackPostgres();
        installation.buildKeycloak();
        installation.offerRealm();
    }

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
    Optional<Path> analysisPlugin() {
        return newest(repository.resolve("search/german-analysis/target"), "german-analysis", ".zip");
    }

    private Path unpacked(String prefix) {
        return newest(servers(), prefix, "")
                .orElseThrow(() -> new IllegalStateException(
                        "No " + prefix + "* in " + servers() + "; build the module deploy/local first."));
    }

    private static Optional<Path> newest(Path folder, String prefix, String suffix) {
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

    private void unpackPostgres() throws IOException {
        var archive = newest(servers(), "postgres-", ".txz").orElseThrow();
        if (isNewer(postgres().resolve("bin/postgres"), archive)) {
            return;
        }
        try (var file = new BufferedInputStream(Files.newInputStream(archive));
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry);
            }
        }
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        var target = postgres().resolve(entry.getName()).normalize();
        if (!target.startsWith(postgres())) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        target.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
    }

    /** Keycloak is made for PostgreSQL once; later starts skip that step. */
    private void buildKeycloak() throws IOException, InterruptedException {
        var built = keycloak().resolve("built-for-postgres");
        if (Files.exists(built)) {
            return;
        }
        var build = new ProcessBuilder(keycloak().resolve("bin/kc.sh").toString(), "build", "--db=postgres").inheritIO();
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = build.start();
        if (!process.waitFor(KEYCLOAK_BUILD_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("kc.sh build did not succeed within " + KEYCLOAK_BUILD_SECONDS + " seconds.");
        }
        Files.createFile(built);
    }

    private void offerRealm() throws IOException {
        var imports = Files.createDirectories(keycloak().resolve("data/import"));
        Files.copy(
                repository.resolve("deploy/keycloak/kreismarkt-realm.json"),
                imports.resolve("kreismarkt-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) >= 0;
    }

    /** Deletes a folder with all that is in it; one that is absent is fine. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
