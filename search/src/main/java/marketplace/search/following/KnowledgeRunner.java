package marketplace.search.following;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.outbox.OutboxSettings;
import marketplace.search.asking.Directory;
import marketplace.search.asking.Knowing;
import marketplace.search.asking.Knowledge;
import marketplace.search.asking.Lexicon;
import marketplace.search.asking.Lexicons;
import marketplace.search.asking.Vocabulary;
import marketplace.search.index.Index;
import marketplace.search.merchants.Merchants;
import marketplace.search.popular.Popular;
import marketplace.search.popular.PopularPlaces;
import marketplace.search.reach.Places;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps in memory what the database says, in every process: looks for changes each half second. */
@Component
class KnowledgeRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeRunner.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration VOCABULARY_LASTS = Duration.ofSeconds(60);

    private final Merchants merchants;
    private final Places places;
    private final Lexicons lexicons;
    private final PopularPlaces popular;
    private final Index index;
    private final Knowing knowing;
    private final Clock clock;
    private final OutboxSettings settings;
    private final Map<CountyCode, Seen> seen = new ConcurrentHashMap<>();
    private Disposable running = Disposables.disposed();

    KnowledgeRunner(
            Merchants merchants,
            Places places,
            Lexicons lexicons,
            PopularPlaces popular,
            Index index,
            Knowing knowing,
            Clock clock,
            OutboxSettings settings) {
        this.merchants = merchants;
        this.places = places;
        this.lexicons = lexicons;
        this.popular = popular;
        this.index = index;
        this.knowing = knowing;
        this.clock = clock;
        this.settings = settings;
    }

    private record Stamp(long merchants, long places, long lexicon, long popular) {}

    /** What the database says at a stamp. */
    private record Told(Stamp stamp, Lexicon lexicon, Directory directory, Popular popular) {}

    /** The words of a county's listings, counted at a moment. */
    private record Counted(Map<String, Long> words, Instant at) {}

    private record Seen(Told told, Counted counted) {}

    /** Learns all that changed; a county that cannot be learnt keeps no other from it. */
    Mono<Void> catchUp() {
        return Mono.zip(merchants.stamps(), places.stamps(), lexicons.stamps(), popular.stamps())
                .flatMapIterable(stamps -> stamps(stamps.getT1(), stamps.getT2(), stamps.getT3(), stamps.getT4())
                        .entrySet())
                .filter(one -> isDue(one.getKey(), one.getValue()))
                .concatMap(one -> learn(one.getKey(), one.getValue())
                        .onErrorResume(error -> later("county " + one.getKey(), error)))
                .then();
    }

    private static Map<CountyCode, Stamp> stamps(
            Map<CountyCode, Long> merchants,
            Map<CountyCode, Long> places,
            Map<CountyCode, Long> lexicons,
            Map<CountyCode, Long> popular) {
        Set<CountyCode> counties = new HashSet<>(merchants.keySet());
        counties.addAll(places.keySet());
        var stamps = new HashMap<CountyCode, Stamp>();
        counties.forEach(county -> stamps.put(
                county,
                new Stamp(
                        merchants.getOrDefault(county, 0L),
                        places.getOrDefault(county, 0L),
                        lexicons.getOrDefault(county, 0L),
                        popular.getOrDefault(county, 0L))));
        return stamps;
    }

    private boolean isDue(CountyCode county, Stamp stamp) {
        var known = seen.get(county);
        return known == null || !known.told().stamp().equals(stamp) || isOld(known.counted());
    }

    private boolean isOld(Counted counted) {
        return counted.at().plus(VOCABULARY_LASTS).isBefore(clock.instant());
    }

    private Mono<Void> learn(CountyCode county, Stamp stamp) {
        var known = seen.get(county);
        var told = known != null && known.told().stamp().equals(stamp) ? Mono.just(known.told()) : told(stamp);
        var counted = known != null && !isOld(known.counted()) ? Mono.just(known.counted()) : counted(county, known);
        return Mono.zip(told, counted, Seen::new)
                .doOnNext(next -> knowing.learn(county, knowledge(next)))
                .doOnNext(next -> seen.put(county, next))
                .contextWrite(Scope.of(county)::in)
                .then();
    }

    private Mono<Told> told(Stamp stamp) {
        var directory = Mono.zip(merchants.list(), places.list(), Directory::new);
        return Mono.zip(lexicons.own(), directory, popular.list().map(Popular::new))
                .map(found -> new Told(stamp, found.getT1(), found.getT2(), found.getT3()));
    }

    /** While the index does not answer, the words counted last go on. */
    private Mono<Counted> counted(CountyCode county, @Nullable Seen known) {
        Map<String, Long> last = known == null ? Map.of() : known.counted().words();
        return index.words(county)
                .onErrorResume(error -> later("words of " + county, error).thenReturn(last))
                .map(words -> new Counted(words, clock.instant()));
    }

    private static Knowledge knowledge(Seen seen) {
        var lexicon = seen.told().lexicon();
        var directory = seen.told().directory();
        var vocabulary = Vocabulary.of(seen.counted().words(), lexicon, directory);
        return new Knowledge(lexicon, directory, vocabulary, seen.told().popular());
    }

    @Override
    public void start() {
        running = Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> catchUp().onErrorResume(error -> later("all", error)), 1)
                .subscribe();
    }

    private static Mono<Void> later(String what, Throwable error) {
        LOG.warn("what changed is not learnt yet, {}: {}", what, error.toString());
        return Mono.empty();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.running();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
