package marketplace.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The one client of the cluster. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

    @Bean(destroyMethod = "close")
    ElasticsearchTransport transport(IndexSettings settings, JsonMapper json) {
        return new ElasticsearchTransportBase(new EventLoopClient(settings), null, new Jackson3JsonpMapper(json)) {};
    }

    @Bean
    ElasticsearchAsyncClient elasticsearch(ElasticsearchTransport transport) {
        return new ElasticsearchAsyncClient(transport);
    }
}
