package marketplace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import marketplace.local.processes.PartFailed;
import marketplace.local.processes.Processes;
import marketplace.local.processes.Running;
import marketplace.local.processes.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {

    static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    final List<Ensemble> ensembles = new ArrayList<>();
    Processes processes;
    ByteArrayOutputStream shown;

    @BeforeEach
    void nothing_runs() {
        processes = new Processes(folder.resolve("processes"));
        shown = new ByteArrayOutputStream();
    }

    @AfterEach
    void stop() {
        ensembles.forEach(Ensemble::stop);
        processes.stopAll();
    }

    @Test
    void parts_start_in_the_order_of_their_needs() {
        var mill = FakePart.lasting("mill", folder);
        var bakery = FakePart.lasting("bakery", folder);
        var ensemble = ensemble(new Step(mill), new Step(bakery, "mill"));

        ensemble.start();

        assertThat(screen()).containsSubsequence("mill", "ready after", "bakery", "ready after");
        assertThat(processes.list()).extracting(Running::isAlive).containsExactly(true, true);
    }

    @Test
    void all_taken_ports_are_named_before_anything_starts() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var mill = FakePart.lasting("mill", folder).at(taken.getLocalPort());

            assertThatExceptionOfType(PartFailed.class)
                    .isThrownBy(ensemble(new Step(mill), new Step(FakePart.lasting("bakery", folder)))::start)
                    .withMessage("Another program on this machine holds port %d for mill (MILL_PORT sets another)."
                            .formatted(taken.getLocalPort()));
            assertThat(processes.list()).isEmpty();
        }
    }

    @Test
    void a_part_that_does_not_start_ends_the_others_too() {
        var bakery = FakePart.dying("bakery", folder);
        var ensemble = ensemble(new Step(FakePart.lasting("mill", folder)), new Step(bakery, "mill"));

        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(ensemble::start)
                .withMessageContaining("bakery ended while starting");
        assertThat(processes.list()).isEmpty();
    }

    @Test
    void a_killed_part_is_named_and_started_again() {
        var ensemble = ensemble(new Step(FakePart.lasting("bakery", folder)));
        ensemble.start();
        var killed = kill("bakery");

        var back = Waiting.until(() -> runsAnew("bakery", killed), LIMIT);

        assertThat(back).isTrue();
        assertThat(screen()).contains("bakery", "ended unexpectedly and is started again (1 of 3)");
        ensemble.stop();
    }

    @Test
    void a_part_killed_a_fourth_time_within_a_minute_ends_the_run() {
        var ensemble = ensemble(new Step(FakePart.lasting("bakery", folder)));
        ensemble.start();
        for (var i = 0; i < 3; i++) {
            var killed = kill("bakery");
            assertThat(Waiting.until(() -> runsAnew("bakery", killed), LIMIT)).isTrue();
        }

        kill("bakery");

        assertThat(ensemble.awaitEnd())
                .hasMessage("bakery ended again after 3 restarts within a minute; everything stops.");
        ensemble.stop();
    }

    @Test
    void stopping_leaves_nothing_and_restarts_nothing() {
        var ensemble =
                ensemble(new Step(FakePart.lasting("mill", folder)), new Step(FakePart.lasting("bakery", folder)));
        ensemble.start();

        ensemble.stop();

        assertThat(processes.list()).isEmpty();
        assertThat(screen()).doesNotContain("unexpectedly");
    }

    private Ensemble ensemble(Step... steps) {
        var ensemble = new Ensemble(
                List.of(steps), processes, new PrintStream(shown, true, StandardCharsets.UTF_8), Clock.systemUTC());
        ensembles.add(ensemble);
        return ensemble;
    }

    private String screen() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private Running kill(String name) {
        var running = processes.find(name).orElseThrow();
        running.handle().orElseThrow().destroyForcibly();
        return running;
    }

    private boolean runsAnew(String name, Running before) {
        return processes.find(name).filter(now -> now.pid() != before.pid()).isPresent()
                && screen().lines().filter(line -> line.contains("ready after")).count() > restartsShown();
    }

    private long restartsShown() {
        return screen().lines().filter(line -> line.contains("unexpectedly")).count();
    }
}
