package marketplace.counties;

import java.time.Clock;
import java.util.List;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes a county on: its profile, hosts, municipalities, places and first legal texts. Doing it again brings them up to date. */
@Component
public class OpenCounty {
    private final Sql sql;
    private final JsonMapper json;
    private final Clock clock;
    private final LegalTexts texts;

    OpenCounty(Sql sql, JsonMapper json, Clock clock, LegalTexts texts) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.texts = texts;
    }

    /** Everything a county begins with; at most 2,000 places. */
    public record Start(County county, List<String> hosts, List<Municipality> municipalities, List<Place> places) {}

    public record Municipality(String ags, String name) {}

    public Mono<Void> with(Start start) {
        var steps = county(start.county())
                .thenMany(Flux.fromIterable(start.hosts()).concatMap(host -> host(start.county(), host)))
                .thenMany(Flux.fromIterable(start.municipalities()).concatMap(one -> municipality(start.county(), one)))
                .thenMany(Flux.fromIterable(start.places()).concatMap(place -> place(start.county(), place)))
                .then(texts.begin(start.county()));
        return sql.together(steps).contextWrite(Scope.of(start.county().code())::in);
    }

    private Mono<Void> county(County county) {
        return sql.named("counties.open", """
            insert into counties.county (county, slug, name, land, theme, phone, phone_helpers, phone_hours, operator,
              opened_at)
            values (:county, :slug, :name, :land, :theme, :phone, :helpers,
              :hours, :operator::jsonb, :at)
            on conflict (county) do update set name = excluded.name, land = excluded.land, theme = excluded.theme,
              phone = excluded.phone, phone_helpers = excluded.phone_helpers, phone_hours = excluded.phone_hours,
              operator = excluded.operator
            """)
                .bind("county", county.code())
                .bind("slug", county.slug())
                .bind("name", county.name())
                .bind("land", county.land())
                .bind("theme", county.theme())
                .bind("phone", county.phone().number())
                .bind("helpers", county.phone().helpers())
                .bind("hours", county.phone().hours())
                .bind("operator", json.writeValueAsString(county.operator()))
                .bind("at", clock.instant())
                .run();
    }

    private Mono<Void> host(County county, String host) {
        return sql.named("counties.host", """
            insert into counties.host (county, host) values (:county, :host) on conflict do nothing
            """)
                .bind("county", county.code())
                .bind("host", host)
                .run();
    }

    private Mono<Void> municipality(County county, Municipality municipality) {
        return sql.named("counties.municipality", """
            insert into counties.municipality (county, ags, name) values (:county, :ags, :name)
            on conflict (county, ags) do update set name = excluded.name
            """)
                .bind("county", county.code())
                .bind("ags", municipality.ags())
                .bind("name", municipality.name())
                .run();
    }

    private Mono<Void> place(County county, Place place) {
        return sql.named("counties.place", """
            insert into counties.place
              (county, place, name, municipality, postcode, latitude, longitude, inhabitants, grocery)
            values (:county, :place, :name, :municipality, :postcode, :latitude, :longitude, :inhabitants, :grocery)
            on conflict (county, place) do update set name = excluded.name, municipality = excluded.municipality,
              postcode = excluded.postcode, latitude = excluded.latitude, longitude = excluded.longitude,
              inhabitants = excluded.inhabitants, grocery = excluded.grocery
            """)
                .bind("county", county.code())
                .bind("place", place.code().value())
                .bind("name", place.name())
                .bind("municipality", place.municipality())
                .bind("postcode", place.postcode())
                .bind("latitude", place.point().latitude())
                .bind("longitude", place.point().longitude())
                .bind("inhabitants", place.inhabitants())
                .bind("grocery", place.grocery())
                .run();
    }
}
