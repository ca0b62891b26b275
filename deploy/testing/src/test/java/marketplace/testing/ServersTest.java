package marketplace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.local.Rehearsal;
import marketplace.local.processes.Launch;
import marketplace.local.processes.Part;
import marketplace.local.processes.Ports;
import marketplace.local.processes.Waiting;
import marketplace.local.servers.Http;
import org.junit.jupiter.api.Test;

class ServersTest {

    static final Path REPOSITORY = Path.of(System.getProperty("kreismarkt.root"));

    @Test
    void servers_end_when_the_process_that_leased_them_dies() throws IOException {
        var lessee = new ProcessBuilder("sleep", "600").start();
        var port = new LocalServers(REPOSITORY, Lessee.of(lessee.toHandle()))
                .postgres()
                .port();
        assertThat(Ports.isFree(port)).isFalse();

        lessee.destroyForcibly();

        assertThat(Waiting.until(() -> Ports.isFree(port), Duration.ofSeconds(30)))
                .isTrue();
    }

    @Test
    void a_product_ends_when_the_process_that_leased_it_dies() throws IOException {
        var lessee = new ProcessBuilder("sleep", "600").start();
        var folder = new LocalServers(REPOSITORY, Lessee.of(lessee.toHandle())).folderForProduct();
        var part = Rehearsal.processes(folder).start(new Sleeper(folder));

        lessee.destroyForcibly();

        assertThat(Waiting.until(() -> !part.isAlive(), Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void a_second_process_of_the_run_gets_the_same_server() {
        var lessee = Lessee.ofThisRun();

        var first = new LocalServers(REPOSITORY, lessee).postgres();
        var second = new LocalServers(REPOSITORY, lessee).postgres();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void elasticsearch_and_keycloak_answer() {
        assertThat(Http.answers(TestElasticsearch.url() + "/_cluster/health")).isTrue();
        assertThat(Http.answers(TestKeycloak.issuer())).isTrue();
    }

    @Test
    void an_unknown_choice_is_refused_in_a_sentence() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Servers.named("guess"))
                .withMessage("MARKETPLACE_SERVERS is \"guess\"; it may be local or containers.");
    }

    @Test
    void containers_that_cannot_be_had_are_refused_in_a_sentence() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ContainerServers.pull("localhost:1/absent:1"))
                .withMessageStartingWith("MARKETPLACE_SERVERS asks for containers, but");
    }

    @Test
    void a_process_that_is_gone_leases_nothing() throws IOException {
        var lessee = new ProcessBuilder("sleep", "600").start();
        var servers = new LocalServers(REPOSITORY, Lessee.of(lessee.toHandle()));
        lessee.destroyForcibly().onExit().join();

        assertThatIllegalStateException().isThrownBy(servers::postgres).withMessageContaining("is gone");
    }

    /** A part that does nothing for long. */
    private record Sleeper(Path folder) implements Part {
        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public Launch launch() {
            return new Launch(List.of("sleep", "600"), Map.of(), folder, folder.resolve("sleeper.log"));
        }

        @Override
        public boolean isReady() {
            return true;
        }
    }
}
