package marketplace.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import marketplace.local.processes.Waiting;
import marketplace.shared.Migration;
import marketplace.testing.TestDatabase;
import marketplace.testing.TestDatabases;
import marketplace.testing.TestElasticsearch;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole service on a real node and database, with core's side of the contract on loopback. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
abstract class ServiceTest {

    protected static final String ROLLS = "0198f0a0-0000-7000-8000-00000000a001";
    protected static final String TUBE = "0198f0a0-0000-7000-8000-00000000a002";
    protected static final String BAKER = "0198f0a0-0000-7000-8000-00000000b001";
    protected static final String CYCLIST = "0198f0a0-0000-7000-8000-00000000b002";
    protected static final String PLACE = "0198f0a0-0000-7000-8000-00000000d001";

    protected static final Duration PATIENCE = Duration.ofSeconds(30);
    protected static final String PREFIX =
            "service-" + UUID.randomUUID().toString().substring(0, 8);
    protected static final JsonMapper JSON = new JsonMapper();

    protected static final CoreOnLoopback CORE = new CoreOnLoopback();
    protected static final TestDatabase DATABASE =
            TestDatabases.fresh("search", owner -> Migration.run(owner.jdbcUrl(), owner.user(), owner.password()));

    @LocalServerPort
    protected int port;

    protected WebTestClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.handTo(registry::add);
        registry.add("index.url", TestElasticsearch::url);
        registry.add("index.prefix", () -> PREFIX);
        registry.add("core.url", CORE::url);
        registry.add("keycloak.url", CORE::url);
        registry.add("keycloak.client-secret", () -> "loopback-only");
        registry.add("management.server.port", () -> "0");
    }

    @BeforeEach
    void core_has_said_all() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
        CORE.keep("listings", (ObjectNode)
                CoreOnLoopback.golden("internal.listings.json").get("listings").get(0));
        CORE.say("merchants.merchant-changed", BAKER, 3);
        CORE.say("merchants.merchant-changed", CYCLIST, 1);
        CORE.say("delivery.reach-changed", PLACE, 12);
        CORE.say("catalog.listing-changed", ROLLS, 7);
        CORE.say("catalog.listing-changed", TUBE, 3);
    }

    protected JsonNode ask(String query) {
        return get("/ask?county=99999&" + query);
    }

    protected JsonNode get(String uri) {
        var body = client.get()
                .uri(uri)
                .headers(head -> head.setBearerAuth(CORE.token("search:ask")))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }

    protected JsonNode until(String query, Predicate<JsonNode> wanted) {
        var last = new AtomicReference<JsonNode>(JSON.createObjectNode());
        var isSo = Waiting.until(
                () -> {
                    last.set(ask(query));
                    return last.get().has("total") && wanted.test(last.get());
                },
                PATIENCE);
        assertThat(isSo).as(() -> query + ": " + last.get()).isTrue();
        return last.get();
    }
}
