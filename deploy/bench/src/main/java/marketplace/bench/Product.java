package marketplace.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import marketplace.local.processes.Processes;
import marketplace.local.processes.Running;

/** The product as {@code deploy/dev} runs it, in a folder and at ports of its own or as it already runs. */
final class Product implements AutoCloseable {
    private static final Map<String, Integer> PORTS = Map.of(
            "POSTGRESQL", 25433,
            "ELASTICSEARCH", 29201,
            "KEYCLOAK", 28180,
            "STRIPE_SANDBOX", 22111,
            "MAIL", 28025,
            "SMTP", 21025,
            "CORE", 28080,
            "SEARCH", 28081,
            "PAYMENTS", 28082);
    private static final List<String> JAVA = List.of("CORE", "SEARCH", "PAYMENTS", "STRIPE_SANDBOX", "ELASTICSEARCH");

    private final Path repository;
    private final Map<String, String> environment;
    private final boolean running;

    Product(Path repository, boolean running) {
        this.repository = repository;
        this.running = running;
        this.environment = running ? System.getenv() : own(repository);
    }

    /** For load the services are compiled as in production: the quick start of {@code deploy/dev} costs throughput. */
    private static Map<String, String> own(Path repository) {
        var told = new TreeMap<String, String>();
        PORTS.forEach((part, port) -> told.put(part + "_PORT", port.toString()));
        JAVA.forEach(part -> told.put(part + "_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4"));
        told.put(
                "KREISMARKT_DATA",
                repository.resolve("deploy/bench/target/data").toString());
        told.putAll(System.getenv().entrySet().stream()
                .filter(set -> set.getKey().matches(".*_(HEAP_MB|JAVA_OPTIONS)"))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return told;
    }

    /** Starts it and says how many seconds it took until all parts were ready. */
    double start() {
        var begin = System.nanoTime();
        var process = dev("up");
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("All parts are ready")) {
                    Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
                    return (System.nanoTime() - begin) / 1e9;
                }
                System.err.println(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The product did not start.");
    }

    void reset() {
        await(dev("reset"));
    }

    void stop() {
        await(dev("down"));
    }

    void seed(String county, int merchants, int listings) {
        var words = List.of("seed", "--merchants", "" + merchants, "--listings", "" + listings, "--county", county);
        await(dev(words.toArray(String[]::new)));
    }

    private Process dev(String... words) {
        var command = new ArrayList<>(List.of(repository.resolve("deploy/dev").toString()));
        command.addAll(List.of(words));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LIMITS_ON", "false");
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) {
        try {
            process.inputReader().lines().forEach(System.err::println);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("deploy/dev failed; the reason stands above.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    int port(String part) {
        return Integer.parseInt(environment.getOrDefault(part + "_PORT", "0"));
    }

    String address(String part) {
        return "http://127.0.0.1:" + port(part);
    }

    String secret(String name) {
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(data().resolve("secrets"))) {
            secrets.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(name);
    }

    Path log(String part) {
        return data().resolve(part).resolve(part + ".log");
    }

    private Path data() {
        return Path.of(environment.getOrDefault(
                "KREISMARKT_DATA", repository.resolve(".data").toString()));
    }

    List<Running> parts() {
        return new Processes(data().resolve("processes")).list();
    }

    Running part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " does not run"));
    }

    Cost cost() {
        return Cost.now(parts());
    }

    /** A connection as one of the database's roles. */
    Connection database(String database, String role, String secret) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?preferQueryMode=simple".formatted(port("POSTGRESQL"), database),
                role,
                secret(secret));
    }

    /** What the parts hold in memory, in megabytes, shared pages counted once. */
    Map<String, Long> memory() {
        var held = new TreeMap<String, Long>();
        parts().forEach(part -> held.put(
                part.name(),
                part.handle().stream()
                                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                                .mapToLong(handle -> kilobytes(handle.pid()))
                                .sum()
                        / 1024));
        return held;
    }

    private static long kilobytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public void close() {
        if (!running) {
            stop();
        }
    }
}
