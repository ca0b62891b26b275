package marketplace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevScriptTest {

    static final Path SCRIPT = Path.of(System.getProperty("kreismarkt.root"), "deploy/dev");

    @TempDir
    Path folder;

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        var answer = run("up", Map.of("JAVA_HOME", "", "KREISMARKT_JDKS", "/nonexistent", "HOME", folder.toString()));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .startsWith("Kreismarkt needs a JDK 25 or later and found none. Install one")
                .hasLineCount(1);
    }

    @Test
    void an_unknown_part_has_no_log() throws Exception {
        var answer = run("logs", Map.of("KREISMARKT_DATA", folder.toString()));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).startsWith("No log of");
    }

    @Test
    void without_a_command_it_explains_itself() throws Exception {
        var answer = run("", Map.of());

        assertThat(answer.code()).isZero();
        assertThat(answer.text()).contains("deploy/dev up", "deploy/dev down", "deploy/dev reset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --help", "down now", "status core"})
    void a_word_too_many_changes_nothing(String command) throws Exception {
        var answer = run(command, Map.of("KREISMARKT_DATA", folder.toString()));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("takes no more words", "deploy/dev up");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void asked_for_help_it_gives_it() throws Exception {
        assertThat(run("--help", Map.of()).code()).isZero();
    }

    record Answer(int code, String text) {}

    private static Answer run(String command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder((SCRIPT + " " + command).split(" ", -1)).redirectErrorStream(true);
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text);
    }
}
