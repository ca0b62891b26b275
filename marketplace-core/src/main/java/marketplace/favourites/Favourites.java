package marketplace.favourites;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import marketplace.favourites.Favourite.Kind;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Row;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What whoever is signed in has kept. */
@Component
public class Favourites {
    private final Sql sql;
    private final Clock clock;

    Favourites(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** All of hers, the newest first. */
    public Mono<List<Favourite>> list() {
        return SignedIn.get()
                .flatMap(me -> sql.named("favourites.list", """
                    select kind, thing, name, kept_at from favourites.favourite
                    where county = :county and account = :account order by kept_at desc, thing limit :most
                    """)
                        .bind("county", me.county())
                        .bind("account", me.account())
                        .bind("most", Favourite.MOST)
                        .list(Favourites::favourite));
    }

    /** Again is harmless; who asks has seen that there is such a listing. */
    public Mono<Void> keep(ListingId listing, String name) {
        return keep(Kind.LISTING, listing.value(), name);
    }

    /** Again is harmless; who asks has seen that there is such a shop. */
    public Mono<Void> keep(MerchantId shop, String name) {
        return keep(Kind.SHOP, shop.value(), name);
    }

    /** Again is harmless. */
    public Mono<Void> drop(UUID thing) {
        return SignedIn.get()
                .flatMap(me -> sql.named("favourites.drop", """
                    delete from favourites.favourite where county = :county and account = :account and thing = :thing
                    """)
                        .bind("county", me.county())
                        .bind("account", me.account())
                        .bind("thing", thing)
                        .run());
    }

    private Mono<Void> keep(Kind kind, UUID thing, String name) {
        return SignedIn.get()
                .flatMap(me -> sql.named("favourites.keep", """
                    with had as (
                      select count(*) as n, coalesce(bool_or(thing = :thing), false) as before
                      from favourites.favourite where county = :county and account = :account
                    ), kept as (
                      insert into favourites.favourite (county, account, thing, kind, name, kept_at)
                      select :county, :account, :thing, :kind, :name, :now from had where n < :most
                      on conflict do nothing
                    )
                    select before or n < :most as fits from had
                    """)
                        .bind("county", me.county())
                        .bind("account", me.account())
                        .bind("thing", thing)
                        .bind("kind", kind)
                        .bind("name", name)
                        .bind("now", clock.instant())
                        .bind("most", Favourite.MOST)
                        .find(row -> row.flag("fits")))
                .flatMap(fits -> fits ? Mono.empty() : Mono.error(new FavouriteRefused.Full()));
    }

    private static Favourite favourite(Row row) {
        return new Favourite(
                Kind.valueOf(row.text("kind")), row.uuid("thing"), row.text("name"), row.instant("kept_at"));
    }
}
