package marketplace.local.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.local.processes.Launch;
import marketplace.local.processes.Part;

/**
 * Keycloak 26 on PostgreSQL; it imports the empty realm kreismarkt when its database has none.
 *
 * @param folder holds keycloak.log
 */
public record Keycloak(Installation installed, Path folder, int port, Login database, Admin admin) implements Part {

    /** The first administrator of the realm master. */
    public record Admin(String name, String password) {}

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(300);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String issuer() {
        return url() + "/realms/kreismarkt";
    }

    @Override
    public Launch launch() {
        var command = List.of(
                installed.keycloak().resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + url(),
                "--import-realm",
                "--cache=local",
                "--db-pool-initial-size=1",
                "--db-pool-max-size=10");
        return new Launch(command, environment(), folder, folder.resolve("keycloak.log"));
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx256m",
                "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UseG1GC "
                                + String.join(" ", Classes.keptIn(folder)),
                "KC_DB_URL", database.jdbcUrl(),
                "KC_DB_USERNAME", database.user(),
                "KC_DB_PASSWORD", database.password(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", admin.name(),
                "KC_BOOTSTRAP_ADMIN_PASSWORD", admin.password());
    }

    @Override
    public boolean isReady() {
        return Http.answers("http://127.0.0.1:" + port + "/realms/kreismarkt");
    }
}
