package marketplace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.local.processes.PartFailed;
import marketplace.local.processes.Processes;
import marketplace.local.processes.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path folder;

    final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        launcher(Map.of()).run("down", List.of());
    }

    @Test
    void down_stops_a_running_launcher_and_its_parts() throws IOException {
        var running = startLauncher();

        launcher(Map.of()).run("down", List.of());

        assertThat(running.isAlive()).isFalse();
        assertThat(parts().list()).isEmpty();
        assertThat(screen()).contains("Kreismarkt has stopped.");
    }

    @Test
    void down_stops_the_parts_of_a_launcher_that_was_killed() throws IOException {
        var killed = startLauncher();
        var bakery = parts().find("bakery").orElseThrow();
        killed.destroyForcibly().onExit().join();
        assertThat(bakery.isAlive()).isTrue();

        launcher(Map.of()).run("down", List.of());

        assertThat(bakery.isAlive()).isFalse();
        assertThat(parts().list()).isEmpty();
    }

    @Test
    void ctrl_c_stops_the_parts() throws IOException {
        var running = startLauncher();
        var bakery = parts().find("bakery").orElseThrow();

        new ProcessBuilder("sh", "-c", "kill -s INT " + running.pid()).start();

        assertThat(Waiting.until(() -> !running.isAlive() && !bakery.isAlive(), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void a_second_launcher_is_refused() throws IOException {
        var running = startLauncher();

        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> launcher(Map.of()).run("up", List.of()))
                .withMessage(
                        "Kreismarkt already runs (process %d); deploy/dev down stops it.".formatted(running.pid()));
    }

    @Test
    void a_full_disk_is_named_in_a_sentence() {
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> launcher(Map.of("FREE_DISK_MB", "999999999")).run("up", List.of()))
                .withMessageContaining("are free on the disk of")
                .withMessageContaining("Kreismarkt wants 999999999 MB (FREE_DISK_MB).");
    }

    @Test
    void a_setting_that_is_no_number_is_named_in_a_sentence() {
        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> launcher(Map.of("FREE_DISK_MB", "much")).run("up", List.of()))
                .withMessage("FREE_DISK_MB must be a whole number; it is \"much\".");
    }

    @Test
    void reset_forgets_all_data() throws IOException {
        Files.createDirectories(folder.resolve("data/postgresql"));

        launcher(Map.of()).run("reset", List.of());

        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** A launcher of one fake part, in a process of its own that hears Ctrl-C even when the tests run in the background. */
    private Process startLauncher() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        "env",
                        "--default-signal=INT",
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeLauncher.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.out").toFile())
                .start();
        assertThat(Waiting.until(this::isReady, Duration.ofSeconds(30))).isTrue();
        return process;
    }

    private boolean isReady() {
        try {
            return Files.readString(folder.resolve("launcher.out")).contains("Kreismarkt is ready");
        } catch (IOException e) {
            return false;
        }
    }

    private Launcher launcher(Map<String, String> environment) {
        return new Launcher(
                FakeLauncher.settings(folder, environment), new PrintStream(shown, true, StandardCharsets.UTF_8));
    }

    private Processes parts() {
        return new Processes(folder.resolve("data/processes"));
    }

    private String screen() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
