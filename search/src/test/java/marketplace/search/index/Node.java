package marketplace.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.transport.ElasticsearchTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import marketplace.outbox.Json;
import tools.jackson.databind.json.JsonMapper;

/** The index rooms on a real node, under a prefix of its own. */
record Node(JsonMapper json, IndexSettings settings, ElasticsearchTransport transport) {

    static Node at(String url) {
        var json = JsonMapper.builder().addModule(Json.ids()).build();
        var prefix = "test-" + UUID.randomUUID().toString().substring(0, 8);
        var settings = new IndexSettings(URI.create(url), prefix, 0, 32, Duration.ofSeconds(30));
        return new Node(json, settings, new IndexConfiguration().transport(settings, json));
    }

    ElasticsearchAsyncClient client() {
        return new ElasticsearchAsyncClient(transport);
    }

    Index index() {
        return new Index(client(), settings);
    }

    Shelves shelves() {
        return new Shelves(client(), settings, Clock.systemUTC());
    }
}
