package marketplace.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import marketplace.local.Rehearsal;
import marketplace.local.processes.Part;
import marketplace.local.processes.Ports;
import marketplace.local.processes.Processes;
import marketplace.local.processes.Running;
import marketplace.local.servers.Bootstrap;
import marketplace.local.servers.Elasticsearch;
import marketplace.local.servers.Installation;
import marketplace.local.servers.Keycloak;
import marketplace.local.servers.Login;
import marketplace.local.servers.Postgres;

/**
 * Local processes on free ports, leased to the Maven process and shared by all its forks. A watcher ends them when that
 * process is gone.
 */
final class LocalServers implements Servers {

    private static final String PASSWORD = "loopback-only";
    private static final int ELASTICSEARCH_HEAP_MEGABYTES = 512;
    private static final Map<String, String> FORGETFUL =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "400");

    private final Installation installed;
    private final Lessee lessee;
    private final Path folder;
    private final Processes processes;

    LocalServers(Path repository, Lessee lessee) {
        this.installed = new Installation(repository);
        this.lessee = lessee;
        this.folder = runs(repository).resolve(lessee.toString());
        this.processes = new Processes(folder);
    }

    static LocalServers ofThisRun(Path repository) {
        endForgotten(repository);
        return new LocalServers(repository, Lessee.ofThisRun());
    }

    @Override
    public Login postgres() {
        return postgres(portOf("postgresql", this::postgres)).login("postgres");
    }

    @Override
    public String elasticsearchUrl() {
        return "http://127.0.0.1:" + portOf("elasticsearch", this::elasticsearch);
    }

    @Override
    public String keycloakUrl() {
        var superuser = postgres();
        return "http://localhost:" + portOf("keycloak", port -> keycloak(port, superuser));
    }

    private Postgres postgres(int port) {
        return new Postgres(installed, folder.resolve("postgresql"), port, PASSWORD, FORGETFUL);
    }

    private Elasticsearch elasticsearch(int port) {
        return new Elasticsearch(installed, folder.resolve("elasticsearch"), port, ELASTICSEARCH_HEAP_MEGABYTES);
    }

    private Keycloak keycloak(int port, Login superuser) {
        var database = new Bootstrap(superuser).keycloak(PASSWORD);
        return new Keycloak(installed, folder.resolve("keycloak"), port, database, TestKeycloak.ADMIN);
    }

    /** The port of the running server; starts it if this is the first in the whole run to ask. */
    private int portOf(String name, IntFunction<Part> part) {
        return locked(() -> processes.find(name).orElseGet(() -> start(part.apply(Ports.free()))))
                .port();
    }

    private Running start(Part part) {
        watch();
        return processes.start(part);
    }

    private void watch() {
        if (!lessee.isAlive()) {
            throw new IllegalStateException("The process that leased the servers is gone; nothing is started for it.");
        }
        var watching = new Processes(folder.resolve("watcher"));
        if (watching.find(Watcher.NAME).isEmpty()) {
            watching.start(new Watcher(installed.repository(), lessee));
        }
    }

    /** A folder for a product of this process, which ends with the lease like the servers. */
    Path folderForProduct() {
        return locked(() -> {
            watch();
            return products().resolve(Long.toString(ProcessHandle.current().pid()));
        });
    }

    /** Ends the run's servers and products and forgets their data; the logs stay until the next clean build. */
    void end() {
        locked(() -> {
            list(products()).forEach(LocalServers::endProduct);
            processes.stopAll();
            forgetData(folder);
            return folder;
        });
    }

    private static void endProduct(Path product) {
        Rehearsal.processes(product).list().forEach(Running::kill);
        forgetData(product);
        list(product).forEach(part -> {
            Installation.delete(part.resolve("program"));
            Installation.delete(part.resolve("classes.jsa"));
        });
    }

    private static void forgetData(Path servers) {
        for (var data : List.of("postgresql/data", "elasticsearch/data", "elasticsearch/tmp")) {
            Installation.delete(servers.resolve(data));
        }
    }

    private Path products() {
        return folder.resolve("products");
    }

    private synchronized <T> T locked(Supplier<T> work) {
        try {
            Files.createDirectories(folder);
            try (var file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path runs(Path repository) {
        return repository.resolve("target/servers");
    }

    /** Ends servers whose lessee and watcher were both killed. */
    private static void endForgotten(Path repository) {
        list(runs(repository)).stream()
                .map(folder -> Lessee.read(folder.getFileName().toString()))
                .filter(lessee -> !lessee.isAlive())
                .map(lessee -> new LocalServers(repository, lessee))
                .forEach(LocalServers::end);
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
