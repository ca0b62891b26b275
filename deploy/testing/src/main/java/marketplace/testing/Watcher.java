package marketplace.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import marketplace.local.processes.Launch;
import marketplace.local.processes.Part;

/** A small process that waits for the lessee's end, then ends the servers leased to it. */
record Watcher(Path repository, Lessee lessee) implements Part {

    static final String NAME = "watcher";

    /** Runs in the watching process with the repository's folder and the lessee. */
    public static void main(String... arguments) throws IOException {
        var watcher = new Watcher(Path.of(arguments[0]), Lessee.read(arguments[1]));
        Files.createFile(watcher.ready());
        watcher.lessee.awaitEnd();
        new LocalServers(watcher.repository, watcher.lessee).end();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Launch launch() {
        delete(ready());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = codeOf(Watcher.class) + ":" + codeOf(Launch.class);
        var command = List.of(
                java,
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                Watcher.class.getName(),
                repository.toString(),
                lessee.toString());
        return new Launch(command, Map.of(), folder(), folder().resolve("watcher.log"));
    }

    @Override
    public boolean isReady() {
        return Files.exists(ready());
    }

    private Path folder() {
        return repository.resolve("target/servers").resolve(lessee.toString()).resolve("watcher");
    }

    private Path ready() {
        return folder().resolve("ready");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
