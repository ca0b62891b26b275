package marketplace.counties;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.PlaceCode;
import marketplace.shared.Refusal;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The places of the county of the chain; kept for a minute, at most 2,000 a county. */
@Component
public class Places {
    private static final int MOST = 2_000;
    private static final int MOST_SUGGESTIONS = 8;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_COUNTIES = 300;

    private final Sql sql;
    private final AsyncCache<CountyCode, List<Place>> known = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MOST_COUNTIES)
            .buildAsync();

    Places(Sql sql) {
        this.sql = sql;
    }

    public Mono<List<Place>> list() {
        return Scope.current()
                .flatMap(scope -> Mono.fromFuture(
                        () -> known.get(scope.county(), (_, _) -> read(scope).toFuture()), true));
    }

    public Mono<Place> get(PlaceCode code) {
        return find(code).switchIfEmpty(Mono.error(() -> new NoSuchPlace(code.value())));
    }

    public Mono<Place> find(PlaceCode code) {
        return list().mapNotNull(all -> all.stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .orElse(null));
    }

    /** Places whose postcode or name begins with the words, at most eight. */
    public Mono<List<Place>> listMatching(String words) {
        var wanted = words.strip().toLowerCase(Locale.GERMAN);
        return list().map(all -> all.stream()
                .filter(place -> matches(place, wanted))
                .sorted(Comparator.comparing(Place::name))
                .limit(MOST_SUGGESTIONS)
                .toList());
    }

    public Mono<Place> nearest(GeoPoint point) {
        return list().mapNotNull(all -> all.stream()
                .min(Comparator.comparingDouble(place -> place.point().kmTo(point)))
                .orElse(null));
    }

    /** These are its postcodes from now on, the most usual one first; at most fifty of five digits. */
    public Mono<Void> setPostcodes(PlaceCode code, List<String> postcodes) {
        return Scope.current()
                .flatMap(scope -> sql.named("places.postcodes", """
                    update counties.place set postcodes = :postcodes where county = :county and place = :place
                    """)
                        .bind("county", scope.county())
                        .bind("place", code)
                        .bind("postcodes", postcodes)
                        .change()
                        .filter(changed -> changed == 1)
                        .switchIfEmpty(Mono.error(() -> new NoSuchPlace(code.value()))))
                .then();
    }

    /** Reads them anew; other instances do so within a minute. */
    public void forget(CountyCode county) {
        known.synchronous().invalidate(county);
    }

    /** The names of the county's municipalities by their keys. */
    public Mono<Map<String, String>> municipalities() {
        return Scope.current()
                .flatMap(scope -> sql.named("places.municipalities", """
                    select ags, name from counties.municipality where county = :county order by ags limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("most", MOST)
                        .list(row -> Map.entry(row.text("ags"), row.text("name"))))
                .map(all -> all.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static boolean matches(Place place, String wanted) {
        return !wanted.isEmpty()
                && (place.name().toLowerCase(Locale.GERMAN).startsWith(wanted)
                        || place.postcodes().stream()
                                .map(postcode -> (postcode + " " + place.name()).toLowerCase(Locale.GERMAN))
                                .anyMatch(both -> both.startsWith(wanted)));
    }

    private Mono<List<Place>> read(Scope scope) {
        return sql.named("places.list", """
            select place, name, municipality, postcodes, latitude, longitude, inhabitants, grocery
            from counties.place where county = :county order by name limit :most
            """)
                .bind("county", scope.county())
                .bind("most", MOST)
                .list(Places::place)
                .contextWrite(scope::in);
    }

    private static Place place(Row row) {
        return new Place(
                PlaceCode.of(row.text("place")),
                row.text("name"),
                row.text("municipality"),
                row.texts("postcodes"),
                new GeoPoint(row.decimal("latitude"), row.decimal("longitude")),
                row.count("inhabitants"),
                row.flag("grocery"));
    }

    /** A place this county does not have. */
    public static final class NoSuchPlace extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchPlace(String wanted) {
            super(Kind.ABSENT, "no-such-place", "This county has no place \"" + wanted + "\".");
        }
    }
}
