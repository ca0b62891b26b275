package marketplace.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import marketplace.outbox.Json;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The index rooms on a real node, under a prefix of its own. */
record Node(JsonMapper json, IndexSettings settings, RestClient cluster) {

    static Node at(String url) {
        var json = JsonMapper.builder().addModule(Json.ids()).build();
        var prefix = "test-" + UUID.randomUUID().toString().substring(0, 8);
        var settings = new IndexSettings(URI.create(url), prefix, 0, 32, Duration.ofSeconds(30));
        return new Node(json, settings, RestClient.builder(HttpHost.create(url)).build());
    }

    ElasticsearchAsyncClient client() {
        return new ElasticsearchAsyncClient(new RestClientTransport(cluster, new Jackson3JsonpMapper(json)));
    }

    Index index() {
        return new Index(client(), settings);
    }

    Shelves shelves() {
        return new Shelves(client(), settings, Clock.systemUTC());
    }
}
