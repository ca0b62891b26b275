package marketplace.merchants;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.counties.Streets;
import marketplace.merchants.osm.MapContent;
import marketplace.merchants.osm.MapHours;
import marketplace.merchants.osm.MapReader;
import marketplace.merchants.osm.MapShop;
import marketplace.outbox.Change;
import marketplace.shared.MerchantId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Fills a county with the shops of a map, as unclaimed profiles, and with its streets. Again: what changed is updated,
 * nothing is doubled, and nobody touches what somebody claimed. One extract at a time.
 */
@Component
public class ImportShops implements AutoCloseable {
    private static final int AT_ONCE = 500;
    private static final int MOST_WAITING = 5;
    private static final double FARTHEST_KM = 30;

    private final Merchants merchants;
    private final Places places;
    private final Streets streets;
    private final Trades trades;
    private final Sql sql;
    private final Clock clock;
    private final Scheduler reading = Schedulers.newBoundedElastic(1, MOST_WAITING, "map");

    ImportShops(Merchants merchants, Places places, Streets streets, Trades trades, Sql sql, Clock clock) {
        this.merchants = merchants;
        this.places = places;
        this.streets = streets;
        this.trades = trades;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param others cafés, pharmacies and the like
     * @param streets that were not known yet
     * @param kept unchanged, or claimed and therefore left alone
     * @param elsewhere farther than 30 km from any place of the county
     */
    public record Report(
            int shops, int crafts, int others, int added, int updated, int kept, int elsewhere, int streets) {
        static final Report NONE = new Report(0, 0, 0, 0, 0, 0, 0, 0);

        Report andStreets(int added) {
            return plus(new Report(0, 0, 0, 0, 0, 0, 0, added));
        }

        Report plus(Report other) {
            return new Report(
                    shops + other.shops,
                    crafts + other.crafts,
                    others + other.others,
                    added + other.added,
                    updated + other.updated,
                    kept + other.kept,
                    elsewhere + other.elsewhere,
                    streets + other.streets);
        }
    }

    /** Reads an extract of OpenStreetMap; the operator's. */
    public Mono<Report> from(Path extract) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(
                        _ -> Mono.fromCallable(() -> MapReader.content(extract)).subscribeOn(reading))
                .flatMap(map -> store(map).zipWith(streets.add(map.streets()), Report::andStreets))
                .checkpoint("import shops");
    }

    private Mono<Report> store(MapContent map) {
        return Flux.fromIterable(map.shops())
                .buffer(AT_ONCE)
                .concatMap(this::store)
                .reduce(Report.NONE, Report::plus);
    }

    private Mono<Report> store(List<MapShop> shops) {
        var elements = shops.stream().map(MapShop::element).toList();
        return sql.together(merchants
                        .listByOsm(elements)
                        .map(known -> known.stream().collect(Collectors.toMap(Merchant::osm, Function.identity())))
                        .flatMapMany(known -> Flux.fromIterable(shops).concatMap(shop -> store(shop, known)))
                        .reduce(Report.NONE, Report::plus))
                .retryWhen(Overtaken.startOver());
    }

    private Mono<Report> store(MapShop shop, Map<String, Merchant> known) {
        return places.nearest(shop.point())
                .filter(place -> place.point().kmTo(shop.point()) <= FARTHEST_KM)
                .flatMap(place -> store(shop, content(shop, place), known))
                .map(counted(shop)::plus)
                .defaultIfEmpty(new Report(0, 0, 0, 0, 0, 0, 1, 0));
    }

    private Mono<Report> store(MapShop shop, Merchant.Content content, Map<String, Merchant> known) {
        var before = known.get(shop.element());
        if (before == null) {
            return add(shop, content).thenReturn(new Report(0, 0, 0, 1, 0, 0, 0, 0));
        }
        var change = before.reimport(content);
        var done = change.isNone() ? new Report(0, 0, 0, 0, 0, 1, 0, 0) : new Report(0, 0, 0, 0, 1, 0, 0, 0);
        return merchants.store(change).thenReturn(done);
    }

    private Mono<Merchant> add(MapShop shop, Merchant.Content content) {
        return merchants
                .freeSlug(content.profile().name())
                .map(slug -> new Merchant.Identity(MerchantId.fresh(), slug, shop.element()))
                .map(identity -> Merchant.unclaimed(identity, content, clock.instant()))
                .flatMap((Change<Merchant> change) -> merchants.store(change));
    }

    private static Report counted(MapShop shop) {
        return switch (shop.kind().substring(0, shop.kind().indexOf('='))) {
            case "shop" -> new Report(1, 0, 0, 0, 0, 0, 0, 0);
            case "craft" -> new Report(0, 1, 0, 0, 0, 0, 0, 0);
            default -> new Report(0, 0, 1, 0, 0, 0, 0, 0);
        };
    }

    private Merchant.Content content(MapShop shop, Place place) {
        var trade =
                trades.findByTag(shop.kind()).or(() -> trades.find(shop.kind().startsWith("craft") ? "craft" : "shop"));
        var name = shop.first("name", "brand", "operator");
        var profile = new Profile(
                shortened(name.isEmpty() ? trade.map(Trade::nameDe).orElseThrow() : name),
                trade.map(Trade::code).orElseThrow(),
                "",
                Profile.Legal.NONE,
                address(shop, place),
                new Profile.Contact(shop.first("phone", "contact:phone"), "", shop.first("website", "contact:website")),
                Profile.Craft.NONE,
                Profile.Permits.NONE,
                Set.of());
        return Merchant.Content.of(profile).with(MapHours.of(shop.first("opening_hours")));
    }

    private static Profile.Address address(MapShop shop, Place place) {
        var street = (shop.first("addr:street", "addr:place") + " " + shop.first("addr:housenumber")).strip();
        var postcode = shop.first("addr:postcode");
        var town = shop.first("addr:city");
        return new Profile.Address(
                street,
                postcode.matches("\\d{5}") ? postcode : place.postcode(),
                town.isEmpty() ? place.name() : town,
                place.code(),
                shop.point());
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 120));
    }

    @Override
    public void close() {
        reading.dispose();
    }
}
