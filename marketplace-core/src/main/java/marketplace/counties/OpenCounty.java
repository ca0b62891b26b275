package marketplace.counties;

import java.time.Clock;
import java.util.List;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a county on: its profile, hosts, municipalities, places and first legal texts. Doing it again brings them up to
 * date, save the postcodes, which are the operator's to change.
 */
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
                .then(hosts(start.county(), start.hosts()))
                .then(municipalities(start.county(), start.municipalities()))
                .then(places(start.county(), start.places()))
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

    private Mono<Void> hosts(County county, List<String> hosts) {
        return sql.named("counties.hosts", """
            insert into counties.host (county, host) select :county, unnest(:hosts::text[]) on conflict do nothing
            """)
                .bind("county", county.code())
                .bind("hosts", hosts)
                .run();
    }

    private Mono<Void> municipalities(County county, List<Municipality> all) {
        return sql.named("counties.municipalities", """
            insert into counties.municipality (county, ags, name)
            select :county, * from unnest(:keys::text[], :names::text[])
            on conflict (county, ags) do update set name = excluded.name
            """)
                .bind("county", county.code())
                .bind("keys", all.stream().map(Municipality::ags).toList())
                .bind("names", all.stream().map(Municipality::name).toList())
                .run();
    }

    private Mono<Void> places(County county, List<Place> all) {
        return sql.named("counties.places", """
            insert into counties.place
              (county, place, name, municipality, postcodes, latitude, longitude, inhabitants, grocery)
            select :county, p.place, p.name, p.municipality, p.postcodes, p.latitude, p.longitude, p.inhabitants, p.grocery
            from jsonb_to_recordset(:places::jsonb) as p (place text, name text, municipality text, postcodes text[],
              latitude float8, longitude float8, inhabitants int, grocery boolean)
            on conflict (county, place) do update set name = excluded.name, municipality = excluded.municipality,
              latitude = excluded.latitude, longitude = excluded.longitude,
              inhabitants = excluded.inhabitants, grocery = excluded.grocery
            """)
                .bind("county", county.code())
                .bind(
                        "places",
                        json.writeValueAsString(all.stream().map(Stored::of).toList()))
                .run();
    }

    private record Stored(
            String place,
            String name,
            String municipality,
            List<String> postcodes,
            double latitude,
            double longitude,
            long inhabitants,
            boolean grocery) {
        static Stored of(Place place) {
            return new Stored(
                    place.code().value(),
                    place.name(),
                    place.municipality(),
                    place.postcodes(),
                    place.point().latitude(),
                    place.point().longitude(),
                    place.inhabitants(),
                    place.grocery());
        }
    }
}
