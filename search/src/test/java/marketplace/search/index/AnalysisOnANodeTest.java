package marketplace.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.indices.AnalyzeRequest;
import co.elastic.clients.elasticsearch.indices.analyze.AnalyzeToken;
import java.time.Duration;
import java.util.List;
import marketplace.analysis.GermanWords;
import marketplace.shared.CountyCode;
import marketplace.testing.TestElasticsearch;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AnalysisOnANodeTest {

    private static final CountyCode COUNTY = CountyCode.of("99991");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TEXT =
            "Dinkelvollkornbrot, 2 kg Bioeier, Gemüsekiste und Brezeln aus der Küche der Baeckerei";

    private final Node node = Node.at(TestElasticsearch.url());

    @Test
    void node_and_service_read_words_alike() {
        var index = node.shelves().open(COUNTY).block(LIMIT);

        assertThat(analyzed(index, "words")).isEqualTo(GermanWords.bases(TEXT));
        assertThat(analyzed(index, "parts")).isEqualTo(GermanWords.parts(TEXT));
        assertThat(analyzed(index, "heads")).contains("brot", "ei", "kiste").doesNotContain("dinkel", "bio", "gemuse");
    }

    private List<String> analyzed(String index, String analyzer) {
        var request = AnalyzeRequest.of(a -> a.index(index).analyzer(analyzer).text(TEXT));
        return Mono.fromFuture(() -> node.client().indices().analyze(request))
                .map(answer -> answer.tokens().stream().map(AnalyzeToken::token).toList())
                .block(LIMIT);
    }
}
