package marketplace.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    Path folder;

    Processes processes;

    @BeforeEach
    void none_runs() {
        processes = new Processes(folder);
    }

    @AfterEach
    void stop() {
        processes.stopAll();
    }

    @Test
    void a_taken_port_is_named_in_a_sentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var part = new Shell("bakery", taken.getLocalPort(), "sleep 60", folder);

            assertThatExceptionOfType(PartFailed.class)
                    .isThrownBy(() -> processes.start(part))
                    .withMessage("bakery cannot start: port %d on 127.0.0.1 is taken by another program."
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void a_part_that_dies_while_starting_is_named_with_the_end_of_its_log() {
        var part = new Shell("bakery", Ports.free(), "echo no flour; exit 3", folder);

        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> processes.start(part))
                .withMessageContaining("bakery ended while starting")
                .withMessageContaining("no flour");
    }

    @Test
    void a_part_that_is_never_ready_is_stopped_at_its_limit() {
        var part = new Shell("bakery", Ports.free(), "sleep 60", folder);

        assertThatExceptionOfType(PartFailed.class)
                .isThrownBy(() -> processes.start(part))
                .withMessageContaining("bakery was not ready within 1 seconds");
        assertThat(processes.find("bakery")).isEmpty();
    }

    @Test
    void a_part_is_found_and_stopped_by_whoever_comes_later() {
        processes.start(new Shell("bakery", Ports.free(), "touch ready; exec sleep 60", folder));
        var later = new Processes(folder);
        var found = later.find("bakery").orElseThrow();

        later.stop("bakery");

        assertThat(found.isAlive()).isFalse();
        assertThat(later.list()).isEmpty();
    }

    @Test
    void stopping_ends_the_descendants_too() {
        processes.start(new Shell("bakery", Ports.free(), "sleep 61 & sleep 62 & touch ready; wait", folder));
        var descendants = processes
                .find("bakery")
                .orElseThrow()
                .handle()
                .orElseThrow()
                .descendants()
                .toList();

        processes.stop("bakery");

        assertThat(descendants).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void orphans_of_a_killed_part_are_ended_too() {
        var running = processes.start(new Shell("bakery", Ports.free(), "sleep 61 & touch ready; wait", folder));
        var handle = running.handle().orElseThrow();
        var orphans = handle.descendants().toList();
        handle.destroyForcibly();
        handle.onExit().join();

        processes.stop("bakery");

        assertThat(orphans).hasSize(1);
        assertThat(Waiting.until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive), Duration.ofSeconds(5)))
                .isTrue();
    }

    @Test
    void a_reused_process_id_is_not_taken_for_the_part() throws IOException {
        var me = ProcessHandle.current();
        Files.writeString(folder.resolve("bakery.process"), "bakery %d 1000 80 TERM 15%n".formatted(me.pid()));

        processes.stop("bakery");

        assertThat(me.isAlive()).isTrue();
        assertThat(processes.find("bakery")).isEmpty();
    }

    /** A part that is ready once its folder holds a file named ready. */
    record Shell(String name, int port, String script, Path folder) implements Part {

        @Override
        public Launch launch() {
            return new Launch(List.of("sh", "-c", script), Map.of(), folder, folder.resolve("log"));
        }

        @Override
        public boolean isReady() {
            return Files.exists(folder.resolve("ready"));
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }
    }
}
