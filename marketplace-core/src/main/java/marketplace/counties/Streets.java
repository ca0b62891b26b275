package marketplace.counties;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The streets of the county of the chain, by postcode; kept for a minute, at most 2,000 a postcode. Where none is known,
 * every address is good.
 */
@Component
public class Streets {
    private static final int MOST = 2_000;
    private static final int MOST_SUGGESTIONS = 8;
    private static final int MOST_ALIKE = 3;
    private static final double ALIKE = 0.3;
    private static final int AT_ONCE = 500;
    private static final int MOST_POSTCODES = 2_000;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Pattern NUMBER = Pattern.compile("\\d+\\s*\\p{L}?(\\s*[-/+–]\\s*\\d+\\s*\\p{L}?)*\\s*$");

    private final Places places;
    private final Sql sql;
    private final AsyncCache<Quarter, List<Street>> known = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MOST_POSTCODES)
            .buildAsync();

    Streets(Places places, Sql sql) {
        this.places = places;
        this.sql = sql;
    }

    private record Quarter(CountyCode county, String postcode) {}

    /** What is wrong with an address. */
    public sealed interface Doubt {
        /** @param instead lines that are meant instead, perhaps, house number and all; at most three */
        record UnknownStreet(List<String> instead) implements Doubt {}

        record NoNumber() implements Doubt {}
    }

    /** Why a letter would not arrive; empty when it would, or when nobody can say. */
    public Mono<Doubt> doubt(String postcode, String line) {
        return list(postcode)
                .filter(streets -> !streets.isEmpty())
                .filter(streets -> streets.stream().noneMatch(street -> street.isNumberedIn(line)))
                .flatMap(streets -> streets.stream().anyMatch(street -> street.isAll(line))
                        ? Mono.just(new Doubt.NoNumber())
                        : alike(postcode, line).map(Doubt.UnknownStreet::new));
    }

    /** Streets of the postcode that begin with the words, at most eight. */
    public Mono<List<String>> listMatching(String postcode, String words) {
        var wanted = Street.sound(words);
        return list(postcode)
                .map(streets -> streets.stream()
                        .filter(street -> street.sound().startsWith(wanted))
                        .map(Street::name)
                        .limit(MOST_SUGGESTIONS)
                        .toList());
    }

    /**
     * Adds what was not known yet, of postcodes of this county; none is taken away, since a map may show a part of it only.
     *
     * @return how many were new
     */
    public Mono<Integer> add(Collection<Street> found) {
        return places.list()
                .flatMapMany(all -> Flux.fromIterable(found)
                        .filter(street -> all.stream().anyMatch(place -> place.has(street.postcode()))))
                .buffer(AT_ONCE)
                .concatMap(this::store)
                .reduce(0, Integer::sum)
                .delayUntil(_ -> Scope.current().doOnNext(scope -> forget(scope.county())))
                .checkpoint("add streets");
    }

    /** Reads them anew; other instances do so within a minute. */
    public void forget(CountyCode county) {
        known.asMap().keySet().removeIf(quarter -> quarter.county().equals(county));
    }

    private Mono<Integer> store(List<Street> streets) {
        return Scope.current()
                .flatMap(scope -> sql.named("streets.store", """
                    insert into counties.street (county, postcode, sound, name)
                    select distinct on (postcode, sound) :county, postcode, sound, name
                    from unnest(:postcodes, :sounds, :names) as found (postcode, sound, name)
                    order by postcode, sound, name
                    on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind(
                                "postcodes",
                                streets.stream().map(Street::postcode).toList())
                        .bind("sounds", streets.stream().map(Street::sound).toList())
                        .bind("names", streets.stream().map(Street::name).toList())
                        .change())
                .map(Math::toIntExact);
    }

    /** By trigrams of how they sound. */
    private Mono<List<String>> alike(String postcode, String line) {
        var number = NUMBER.matcher(line);
        var tail = number.find() ? line.substring(number.start()) : "";
        var street = line.substring(0, line.length() - tail.length());
        return Scope.current()
                .flatMap(scope -> sql.named("streets.alike", """
                    select name from counties.street
                    where county = :county and postcode = :postcode and similarity(sound, :sound) > :alike
                    order by similarity(sound, :sound) desc, name limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("postcode", postcode)
                        .bind("sound", Street.sound(street))
                        .bind("alike", ALIKE)
                        .bind("most", MOST_ALIKE)
                        .list(row -> (row.text("name") + " " + tail).strip()));
    }

    private Mono<List<Street>> list(String postcode) {
        return Scope.current()
                .filter(_ -> postcode.matches("\\d{5}"))
                .flatMap(scope -> Mono.fromFuture(
                        () -> known.get(
                                new Quarter(scope.county(), postcode),
                                (_, _) -> read(scope, postcode).toFuture()),
                        true))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<Street>> read(Scope scope, String postcode) {
        return sql.named("streets.list", """
            select name from counties.street where county = :county and postcode = :postcode order by name limit :most
            """)
                .bind("county", scope.county())
                .bind("postcode", postcode)
                .bind("most", MOST)
                .list(row -> new Street(postcode, row.text("name")))
                .contextWrite(scope::in);
    }
}
