package marketplace.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import marketplace.local.processes.Launch;
import marketplace.local.processes.Part;
import marketplace.local.processes.Ports;

/**
 * One Elasticsearch 8.19 node on a folder that survives, without security, on the loopback address.
 *
 * @param folder holds data/, config/, tmp/ and elasticsearch.log
 * @param heapMegabytes the most the Java heap may take
 * @param options more options of its Java machine, the last word where they contradict ours
 */
public record Elasticsearch(Installation installed, Path folder, int port, int heapMegabytes, String options)
        implements Part {

    public Elasticsearch(Installation installed, Path folder, int port, int heapMegabytes) {
        this(installed, folder, port, heapMegabytes, "");
    }

    private static final String SETTINGS = """
        cluster.name: elasticsearch
        node.name: node
        path.data: %1$s/data
        path.logs: %1$s
        network.host: 127.0.0.1
        http.port: %2$d
        transport.port: %3$d
        discovery.type: single-node
        xpack.security.enabled: false
        cluster.routing.allocation.disk.threshold_enabled: false
        action.destructive_requires_name: false
        """;
    private static final String LOGGING = """
        status = error
        appender.file.type = File
        appender.file.name = file
        appender.file.fileName = ${sys:es.logs.base_path}${sys:file.separator}elasticsearch.log
        appender.file.layout.type = PatternLayout
        appender.file.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
        rootLogger.level = info
        rootLogger.appenderRef.file.ref = file
        """;

    @Override
    public String name() {
        return "elasticsearch";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(300);
    }

    @Override
    public Optional<Path> pidFile() {
        return Optional.of(folder.resolve("pid"));
    }

    @Override
    public Launch launch() {
        var config = folder.resolve("config");
        try {
            for (var part : List.of("data", "config", "tmp")) {
                Files.createDirectories(folder.resolve(part));
            }
            installPlugin();
            copy(installed.elasticsearch().resolve("config/jvm.options"), config.resolve("jvm.options"));
            Files.writeString(config.resolve("elasticsearch.yml"), SETTINGS.formatted(folder, port, Ports.free()));
            Files.writeString(config.resolve("log4j2.properties"), LOGGING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = new ArrayList<>(OrdinaryUser.prefix(folder));
        command.add(installed.elasticsearch().resolve("bin/elasticsearch").toString());
        command.addAll(List.of("-d", "-p", folder.resolve("pid").toString()));
        return new Launch(command, environment(config), folder, folder.resolve("elasticsearch.log"));
    }

    /** The command that starts the server keeps its classes; the server patches java.base and can keep none. */
    private Map<String, String> environment(Path config) {
        return Map.of(
                "ES_JAVA_HOME", System.getProperty("java.home"),
                "ES_PATH_CONF", config.toString(),
                "ES_TMPDIR", folder.resolve("tmp").toString(),
                "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1 " + String.join(" ", Classes.keptIn(folder.resolve("tmp"))),
                "ES_JAVA_OPTS",
                        "-Xms128m -Xmx" + heapMegabytes + "m -XX:TieredStopAtLevel=1 -XX:-AlwaysPreTouch"
                                + " -XX:+UseSerialGC -XX:-UseG1GC -Xlog:disable -Xlog:all=warning:stderr "
                                + options);
    }

    /** The plugin lies in the installation, since Elasticsearch looks nowhere else; it is renewed when it changed. */
    private void installPlugin() throws IOException {
        var zip = installed.analysisPlugin();
        var plugin = installed.elasticsearch().resolve("plugins/german-analysis");
        var stamp = plugin.resolve("stable-plugin-descriptor.properties");
        if (zip.isEmpty() || isCurrent(stamp, zip.get())) {
            return;
        }
        Installation.delete(plugin);
        Files.createDirectories(plugin);
        try (var entries = new ZipInputStream(Files.newInputStream(zip.get()))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var target = plugin.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && target.startsWith(plugin)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.setLastModifiedTime(stamp, Files.getLastModifiedTime(zip.get()));
    }

    private static boolean isCurrent(Path stamp, Path zip) throws IOException {
        return Files.exists(stamp) && Files.getLastModifiedTime(stamp).equals(Files.getLastModifiedTime(zip));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean isReady() {
        return Http.answers("http://127.0.0.1:" + port + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    }
}
