package marketplace.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import marketplace.shared.CountyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** An index that does not answer rests, whatever it is that keeps it. */
class IndexRestingTest {
    private static final CountyCode COUNTY = CountyCode.of("15999");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private ServerSocket silent;

    @BeforeEach
    void somebody_who_never_answers() throws IOException {
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void goes() throws IOException {
        silent.close();
    }

    @Test
    void a_node_that_says_nothing_is_waited_for_as_long_as_the_timeout_says() {
        StepVerifier.create(index().titles(COUNTY, "Bro", 5))
                .expectError(IndexResting.class)
                .verify(LIMIT);
    }

    @Test
    void a_node_that_is_not_there_rests() throws IOException {
        silent.close();

        StepVerifier.create(index().titles(COUNTY, "Bro", 5))
                .expectError(IndexResting.class)
                .verify(LIMIT);
    }

    private Index index() {
        var url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
        var settings = new IndexSettings(url, "test", 0, 1, Duration.ofMillis(300));
        var transport = new IndexConfiguration().transport(settings, JsonMapper.shared());
        return new Index(new ElasticsearchAsyncClient(transport), settings);
    }
}
