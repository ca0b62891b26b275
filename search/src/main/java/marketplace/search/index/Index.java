package marketplace.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import marketplace.search.asking.Eligible;
import marketplace.search.asking.Question;
import marketplace.search.asking.Reading;
import marketplace.search.index.ListingQuery.Given;
import marketplace.search.popular.Rising;
import marketplace.shared.CountyCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the index of a county. */
@Component
public class Index {

    /** Below this many hits, something similar is looked for as well. */
    static final int FEW = 4;

    private static final int MOST_WORDS = 50_000;
    private static final BinaryEndpoint<SearchRequest> RAW = raw();

    private final ElasticsearchAsyncClient elasticsearch;
    private final IndexNames names;

    Index(ElasticsearchAsyncClient elasticsearch, IndexSettings settings) {
        this.elasticsearch = elasticsearch;
        this.names = new IndexNames(settings.prefix());
    }

    /** Listings with all that was asked for; with most of it, if there are few of those. */
    public Mono<Found> answer(Question question, Reading reading, Eligible eligible, Rising rising) {
        if (eligible.isNobody()) {
            return Mono.just(new Found(Step.EXACT, 0, List.of(), Map.of()));
        }
        var exact = ask(question, reading, eligible, rising, Step.EXACT);
        return reading.isEmpty()
                ? exact
                : exact.flatMap(found ->
                        found.total() < FEW ? similar(question, reading, eligible, rising, found) : Mono.just(found));
    }

    private Mono<Found> similar(Question question, Reading reading, Eligible eligible, Rising rising, Found exact) {
        return ask(question, reading, eligible, rising, Step.SIMILAR)
                .flatMap(found -> found.total() == 0 && !reading.wishes().isEmpty()
                        ? ask(question, reading, eligible, rising, Step.WISH)
                        : Mono.just(found))
                .map(found -> found.total() > exact.total() ? found : exact);
    }

    private Mono<Found> ask(Question question, Reading reading, Eligible eligible, Rising rising, Step step) {
        var request =
                ListingQuery.of(names.alias(question.county()), question, new Given(reading, eligible, rising, step));
        return send(request).map(answer -> FoundReader.read(answer, step));
    }

    private Mono<byte[]> send(SearchRequest request) {
        return Mono.fromFuture(() ->
                        elasticsearch._transport().performRequestAsync(request, RAW, elasticsearch._transportOptions()))
                .map(Index::bytes)
                .onErrorMap(IOException.class, IndexResting::new)
                .onErrorMap(ElasticsearchException.class, IndexResting::new);
    }

    /** Titles that begin like this, word by word. */
    public Mono<List<String>> titles(CountyCode county, String typed, int most) {
        var request = SearchRequest.of(s -> s.index(names.alias(county))
                .size(most * 3)
                .timeout("200ms")
                .trackTotalHits(t -> t.enabled(false))
                .query(beginning(typed)));
        return send(request)
                .map(answer -> FoundReader.read(answer, Step.EXACT).hits())
                .map(hits -> distinct(hits, most));
    }

    private static Query beginning(String typed) {
        return Query.of(q -> q.bool(b -> b.must(m -> m.match(t -> t.field("title.beginnings")
                        .query(typed)
                        .operator(co.elastic.clients.elasticsearch._types.query_dsl.Operator.And)))
                .filter(f -> f.term(t -> t.field("live").value(true)))));
    }

    private static List<String> distinct(List<Found.Hit> hits, int most) {
        var titles = new LinkedHashSet<String>();
        hits.forEach(hit -> titles.add(hit.title()));
        return titles.stream().limit(most).toList();
    }

    /** The words of a county's listings and how often each occurs; the {@value #MOST_WORDS} most frequent. */
    public Mono<Map<String, Long>> words(CountyCode county) {
        return Mono.fromFuture(() -> elasticsearch.search(
                        s -> s.index(names.alias(county))
                                .ignoreUnavailable(true)
                                .size(0)
                                .aggregations(
                                        "words",
                                        a -> a.terms(t -> t.field("spelling").size(MOST_WORDS))),
                        Void.class))
                .map(answer -> {
                    var words = new HashMap<String, Long>();
                    var found = answer.aggregations().get("words");
                    if (found != null && found.isSterms()) {
                        found.sterms()
                                .buckets()
                                .array()
                                .forEach(bucket -> words.put(bucket.key().stringValue(), bucket.docCount()));
                    }
                    return words;
                });
    }

    private static byte[] bytes(BinaryResponse answer) {
        try (var content = answer.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client's own search endpoint, with the answer left as bytes and aggregations under their plain names. */
    private static BinaryEndpoint<SearchRequest> raw() {
        var typed = (SimpleEndpoint<SearchRequest, ?>) SearchRequest._ENDPOINT;
        return new BinaryEndpoint<>(
                typed.id(),
                typed::method,
                typed::requestUrl,
                typed::pathParameters,
                request -> {
                    var parameters = new HashMap<>(typed.queryParameters(request));
                    parameters.remove("typed_keys");
                    return parameters;
                },
                typed::headers,
                request -> request,
                null);
    }
}
