package marketplace.favourites;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a resident wanted to find again; nothing of it stays. */
@Component
class FavouritesKept implements PersonalData {
    private final Sql sql;

    FavouritesKept(Sql sql) {
        this.sql = sql;
    }

    /**
     * Something she kept.
     *
     * @param kind LISTING or SHOP
     * @param name it had then
     */
    record KeptFavourite(String kind, UUID thing, String name, Instant keptAt) {}

    @Override
    public String name() {
        return "favourites";
    }

    @Override
    public Set<String> tables() {
        return Set.of("favourites.favourite");
    }

    @Override
    public Class<KeptFavourite> entry() {
        return KeptFavourite.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("favourites-kept.of", """
                    select kind, thing, name, kept_at from favourites.favourite
                    where county = :county and account = :account order by kept_at desc, thing limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .bind("most", Section.MOST + 1)
                        .list(row -> new KeptFavourite(
                                row.text("kind"), row.uuid("thing"), row.text("name"), row.instant("kept_at"))))
                .map(Section::of);
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named(
                                "favourites-kept.erase",
                                "delete from favourites.favourite where county = :county and account = :account")
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .run());
    }
}
