package marketplace.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The browser of the journeys: an installed Chromium or Chrome, else the system's package where this user may install
 * it, else Playwright's own download.
 */
public final class TestBrowser {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");
    private static final int PACKAGE_SECONDS = 300;
    private static final int DOWNLOAD_SECONDS = 120;
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path folder;
    private final List<Supplier<Optional<Path>>> ways;

    private TestBrowser(Path folder) {
        this.folder = folder;
        this.ways = List.of(TestBrowser::named, TestBrowser::installed, this::fromPackage, this::fromPlaywright);
    }

    TestBrowser(Path folder, List<Supplier<Optional<Path>>> ways) {
        this.folder = folder;
        this.ways = List.copyOf(ways);
    }

    /**
     * The browser's program; found or brought once, the same for all tests.
     *
     * @throws IllegalStateException with a sentence when there is none and none can be had
     */
    public static Path executable() {
        return Found.BROWSER;
    }

    /** What the browser is started with, so that it works as root, without a screen, and asks nobody but us. */
    public static List<String> arguments() {
        return ARGUMENTS;
    }

    /** Only one process at a time looks, since looking may install. */
    Path find() {
        try {
            Files.createDirectories(folder);
            try (var file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                return ways.stream()
                        .map(Supplier::get)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "The browser tests need Chromium or Chrome. None is installed, and none could be"
                                        + " brought; install the package chromium or name a browser in BROWSER_PATH."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getenv("BROWSER_PATH")).map(Path::of).filter(Files::isExecutable);
    }

    private static Optional<Path> installed() {
        var folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                Stream.of("/usr/bin", "/usr/lib/chromium", "/opt/google/chrome", "/snap/bin"));
        return folders.flatMap(bin -> NAMES.stream().map(name -> Path.of(bin, name)))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<Path> fromPackage() {
        var may = "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/etc/debian_version"));
        if (may && succeeds(List.of("apt-get", "update"), PACKAGE_SECONDS)) {
            succeeds(List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium"), PACKAGE_SECONDS);
        }
        return installed();
    }

    /** Needs Playwright on the class path of the test that asks. */
    private Optional<Path> fromPlaywright() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = List.of(java, "-cp", classes, "com.microsoft.playwright.CLI", "install", "chromium");
        return succeeds(command, DOWNLOAD_SECONDS) ? downloaded() : Optional.empty();
    }

    private static Optional<Path> downloaded() {
        var cache = Path.of(System.getProperty("user.home"), ".cache/ms-playwright");
        try (var files = Files.find(cache, 4, (file, _) -> file.endsWith("chrome") && Files.isExecutable(file))) {
            return files.filter(Files::isRegularFile).findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private boolean succeeds(List<String> command, int seconds) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("browser.log").toFile()));
            builder.environment().putAll(Map.of("DEBIAN_FRONTEND", "noninteractive"));
            var process = builder.start();
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Keeps what was found. */
    private static final class Found {
        private static final Path BROWSER = new TestBrowser(Servers.repository().resolve("target/browser")).find();

        private Found() {}
    }
}
