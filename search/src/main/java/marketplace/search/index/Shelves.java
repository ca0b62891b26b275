package marketplace.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import marketplace.search.asking.Lexicon;
import marketplace.search.listings.Listing;
import marketplace.shared.CountyCode;
import marketplace.shared.ListingId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The indices themselves: made, filled, swapped and cleared away. */
@Component
public class Shelves {

    private static final int CONFLICT = 409;
    private static final String EXISTS = "resource_already_exists_exception";

    private final ElasticsearchAsyncClient elasticsearch;
    private final IndexNames names;
    private final IndexSettings settings;
    private final Clock clock;

    Shelves(ElasticsearchAsyncClient elasticsearch, IndexSettings settings, Clock clock) {
        this.elasticsearch = elasticsearch;
        this.names = new IndexNames(settings.prefix());
        this.settings = settings;
        this.clock = clock;
    }

    /** Something to write: a listing's document or, in its place, a tombstone. */
    public sealed interface Entry {
        ListingId id();

        long version();

        /** A published listing is shown, any other buried under its own version. */
        static Entry of(Listing listing) {
            return listing.isPublished() ? new Shown(listing) : new Buried(listing.id(), listing.indexVersion());
        }

        /** A listing to be found. */
        record Shown(Listing listing) implements Entry {
            @Override
            public ListingId id() {
                return listing.id();
            }

            @Override
            public long version() {
                return listing.indexVersion();
            }
        }

        /** One not to be found any more, at this index version. */
        record Buried(ListingId id, long version) implements Entry {}
    }

    /** The name under which a county is served; made empty if it is not there yet. */
    public Mono<String> open(CountyCode county) {
        var alias = names.alias(county);
        return Mono.fromFuture(() -> elasticsearch.indices().existsAlias(e -> e.name(alias)))
                .flatMap(exists -> exists.value()
                        ? Mono.just(alias)
                        : create(alias + "-0").then(point(county, alias + "-0")).thenReturn(alias));
    }

    /** Which of these counties nothing serves: not opened yet, or lost. */
    public Mono<List<CountyCode>> unserved(Collection<CountyCode> counties) {
        return Mono.fromFuture(() -> elasticsearch
                        .indices()
                        .getAlias(g -> g.index(names.prefix() + "-*").ignoreUnavailable(true)))
                .map(found -> found.result().values().stream()
                        .flatMap(one -> one.aliases().keySet().stream())
                        .collect(Collectors.toSet()))
                .map(served -> counties.stream()
                        .filter(county -> !served.contains(names.alias(county)))
                        .toList());
    }

    /** Makes an empty index beside the one that serves. */
    public Mono<String> beside(CountyCode county) {
        var name = names.fresh(county, clock.millis());
        return create(name).thenReturn(name);
    }

    private Mono<Void> create(String index) {
        return Mono.fromFuture(() ->
                        elasticsearch.indices().create(c -> c.withJson(shape()).index(index)))
                .onErrorResume(Shelves::existsAlready, _ -> Mono.empty())
                .then(replicas(index));
    }

    private Mono<Void> replicas(String index) {
        return settings.replicas() == 0
                ? Mono.empty()
                : Mono.fromFuture(() -> elasticsearch
                                .indices()
                                .putSettings(p -> p.index(index)
                                        .settings(s -> s.numberOfReplicas(Integer.toString(settings.replicas())))))
                        .then();
    }

    private static boolean existsAlready(Throwable error) {
        return error instanceof ElasticsearchException refused
                && EXISTS.equals(refused.error().type());
    }

    private static InputStream shape() {
        return Objects.requireNonNull(Shelves.class.getResourceAsStream("/index/listings.json"));
    }

    /** Lets the county be served by this index alone; all others of it go. */
    public Mono<Void> point(CountyCode county, String index) {
        return Mono.fromFuture(() -> elasticsearch
                        .indices()
                        .updateAliases(u -> u.actions(a -> a.remove(r -> r.index(names.all(county))
                                        .alias(names.alias(county))
                                        .mustExist(false)))
                                .actions(a -> a.add(r -> r.index(index).alias(names.alias(county))))))
                .then();
    }

    public Mono<Void> remove(String index) {
        return Mono.fromFuture(
                        () -> elasticsearch.indices().delete(d -> d.index(index).ignoreUnavailable(true)))
                .then();
    }

    /** The indices of a county that do not serve it. */
    public Mono<List<String>> unused(CountyCode county) {
        return Mono.fromFuture(() -> elasticsearch
                        .indices()
                        .getAlias(g -> g.index(names.all(county)).ignoreUnavailable(true)))
                .map(found -> found.result().entrySet().stream()
                        .filter(one -> one.getValue().aliases().isEmpty())
                        .map(one -> one.getKey())
                        .toList());
    }

    /** How many listings an index would show. */
    public Mono<Long> count(String index) {
        return Mono.fromFuture(() -> elasticsearch.indices().refresh(r -> r.index(index)))
                .then(Mono.fromFuture(() -> elasticsearch.count(c ->
                        c.index(index).query(q -> q.term(t -> t.field("live").value(true))))))
                .map(answer -> answer.count());
    }

    /** The versions under which the county's index holds these; what it does not hold is absent. */
    public Mono<Map<String, Long>> versions(CountyCode county, List<String> ids) {
        return Mono.fromFuture(() -> elasticsearch.mget(
                        m -> m.index(names.alias(county)).ids(ids).source(s -> s.fetch(false)), Void.class))
                .map(answer -> answer.docs().stream()
                        .filter(one -> one.isResult()
                                && one.result().found()
                                && one.result().version() != null)
                        .collect(Collectors.toMap(
                                one -> one.result().id(),
                                one -> Objects.requireNonNull(one.result().version()))));
    }

    /** How many listings the county's index would show. */
    public Mono<Long> count(CountyCode county) {
        return count(names.alias(county));
    }

    /** Writes all entries or fails; one that is older than what the index has changes nothing. */
    public Mono<Void> write(String index, List<? extends Entry> entries, Lexicon lexicon, boolean atOnce) {
        return send(index, entries, lexicon, atOnce ? Refresh.True : Refresh.False)
                .map(Shelves::refused)
                .flatMap(refused ->
                        refused.isEmpty() ? Mono.empty() : Mono.error(new IllegalStateException(refused.getFirst())));
    }

    /** As {@link #write}, but goes on past entries the index refuses: these, each with the reason. */
    public Mono<List<String>> fill(String index, List<? extends Entry> entries, Lexicon lexicon) {
        return send(index, entries, lexicon, Refresh.False)
                .map(Shelves::refused)
                .defaultIfEmpty(List.of());
    }

    private Mono<BulkResponse> send(String index, List<? extends Entry> entries, Lexicon lexicon, Refresh refresh) {
        if (entries.isEmpty()) {
            return Mono.empty();
        }
        var operations =
                entries.stream().map(entry -> operation(index, entry, lexicon)).toList();
        var request = BulkRequest.of(b -> b.operations(operations).refresh(refresh));
        return Mono.fromFuture(() -> elasticsearch.bulk(request));
    }

    private static BulkOperation operation(String index, Entry entry, Lexicon lexicon) {
        var document = switch (entry) {
            case Entry.Shown shown -> Indexed.of(shown.listing(), lexicon);
            case Entry.Buried _ -> new Indexed.Tombstone(false);
        };
        return BulkOperation.of(o -> o.index(i -> i.index(index)
                .id(entry.id().toString())
                .version(entry.version())
                .versionType(VersionType.External)
                .document(document)));
    }

    private static List<String> refused(BulkResponse answer) {
        return answer.items().stream()
                .filter(item -> item.error() != null && item.status() != CONFLICT)
                .map(item -> item.id() + " was not indexed: "
                        + Objects.requireNonNull(item.error()).reason())
                .toList();
    }
}
