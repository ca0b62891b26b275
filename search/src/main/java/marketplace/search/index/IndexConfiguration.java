package marketplace.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The one client of the cluster. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

    @Bean(destroyMethod = "close")
    RestClient cluster(IndexSettings settings) {
        var millis = Math.toIntExact(settings.timeout().toMillis());
        return RestClient.builder(HttpHost.create(settings.url().toString()))
                .setRequestConfigCallback(
                        config -> config.setConnectTimeout(millis).setSocketTimeout(millis))
                .setHttpClientConfigCallback(client ->
                        client.setMaxConnPerRoute(settings.connections()).setMaxConnTotal(settings.connections()))
                .build();
    }

    @Bean
    ElasticsearchAsyncClient elasticsearch(RestClient cluster, JsonMapper json) {
        return new ElasticsearchAsyncClient(new RestClientTransport(cluster, new Jackson3JsonpMapper(json)));
    }
}
