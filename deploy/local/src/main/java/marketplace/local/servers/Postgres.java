package marketplace.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import marketplace.local.processes.Launch;
import marketplace.local.processes.Part;
import marketplace.local.processes.PartFailed;

/**
 * PostgreSQL 18 on a folder that survives.
 *
 * @param folder holds data/ and postgresql.log
 * @param settings added to the small ones of {@link #SMALL}
 */
public record Postgres(Installation installed, Path folder, int port, String password, Map<String, String> settings)
        implements Part {

    public static final String SUPERUSER = "postgres";

    private static final int INITDB_SECONDS = 60;
    private static final Map<String, String> SMALL = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "shared_buffers", "64MB",
            "max_connections", "150",
            "max_wal_size", "256MB",
            "jit", "off",
            "timezone", "UTC",
            "log_timezone", "UTC");

    @Override
    public String name() {
        return "postgresql";
    }

    /** SIGINT is the fast shutdown: open transactions are rolled back, nobody is waited for. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    @Override
    public Launch launch() {
        create();
        var command = new ArrayList<>(OrdinaryUser.prefix(folder));
        command.addAll(List.of(binary("postgres"), "-D", data().toString(), "-p", Integer.toString(port)));
        var all = new TreeMap<>(SMALL);
        all.putAll(settings);
        all.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return new Launch(command, Map.of(), folder, folder.resolve("postgresql.log"));
    }

    @Override
    public boolean isReady() {
        try (var connection = DriverManager.getConnection(login("postgres").jdbcUrl(), SUPERUSER, password)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The superuser's login to one database. */
    public Login login(String database) {
        return new Login("127.0.0.1", port, database, SUPERUSER, password);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String binary(String name) {
        return installed.postgres().resolve("bin").resolve(name).toString();
    }

    private void create() {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Installation.delete(data());
            initialise(Files.writeString(folder.resolve("password"), password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise(Path passwordFile) throws IOException {
        var log = folder.resolve("initdb.log");
        var command = new ArrayList<>(OrdinaryUser.prefix(folder));
        command.addAll(List.of(binary("initdb"), "-D", data().toString(), "-U", SUPERUSER, "-A", "scram-sha-256"));
        command.addAll(List.of("--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C.UTF-8"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!endsWell(process)) {
            process.destroyForcibly();
            throw new PartFailed("postgresql could not create its data folder; see " + log + ".");
        }
        Files.delete(passwordFile);
    }

    private static boolean endsWell(Process process) {
        try {
            return process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
