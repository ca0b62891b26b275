package marketplace.local.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The last steps of unpacking, which Maven's own unpacking cannot do; run by the build. */
final class Unpacking {

    private static final int KEYCLOAK_BUILD_SECONDS = 300;

    private final Installation installed;

    private Unpacking(Installation installed) {
        this.installed = installed;
    }

    /** Takes the repository's root folder. */
    public static void main(String... arguments) throws Exception {
        var unpacking = new Unpacking(new Installation(Path.of(arguments[0]).toAbsolutePath()));
        unpacking.unpackPostgres();
        unpacking.buildKeycloak();
        unpacking.offerRealm();
    }

    private void unpackPostgres() throws IOException {
        var archive =
                Installation.newest(installed.servers(), "postgres-", ".txz").orElseThrow();
        if (isNewer(installed.postgres().resolve("bin/postgres"), archive)) {
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
        var target = installed.postgres().resolve(entry.getName()).normalize();
        if (!target.startsWith(installed.postgres())) {
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
        var built = installed.keycloak().resolve("built-for-postgres");
        if (Files.exists(built)) {
            return;
        }
        var log = installed.servers().resolve("keycloak-build.log");
        var build = new ProcessBuilder(installed.keycloak().resolve("bin/kc.sh").toString(), "build", "--db=postgres")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = build.start();
        if (!process.waitFor(KEYCLOAK_BUILD_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(
                    "kc.sh build did not succeed within " + KEYCLOAK_BUILD_SECONDS + " seconds; see " + log);
        }
        Files.createFile(built);
    }

    private void offerRealm() throws IOException {
        var imports = Files.createDirectories(installed.keycloak().resolve("data/import"));
        Files.copy(
                installed.repository().resolve("deploy/keycloak/kreismarkt-realm.json"),
                imports.resolve("kreismarkt-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isNewer(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) >= 0;
    }
}
