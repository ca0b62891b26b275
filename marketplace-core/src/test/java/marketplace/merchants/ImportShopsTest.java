package marketplace.merchants;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.counties.Counties;
import marketplace.counties.OpenCounty;
import marketplace.counties.Place;
import marketplace.merchants.ImportShops.Report;
import marketplace.merchants.osm.SmallMap;
import marketplace.outbox.Feed;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.PlaceCode;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.NotYours;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

class ImportShopsTest extends CoreTest {
    @Autowired
    private ImportShops importShops;

    @Autowired
    private Merchants merchants;

    @Autowired
    private JoinMarket join;

    @Autowired
    private OpenCounty open;

    @Autowired
    private Counties counties;

    @Autowired
    private Feed feed;

    @TempDir
    private Path folder;

    private CountyCode county;
    private SignedIn operator;

    @BeforeEach
    void a_county_of_its_own() {
        county = CountyCode.of("%05d".formatted(ThreadLocalRandom.current().nextInt(10_000, 90_000)));
        operator = signedIn(county, AccountId.fresh(), new Grant(Role.OPERATOR, null));
        opened(new Place(
                PlaceCode.of("lauf"),
                "Lauf an der Pegnitz",
                county + "001",
                List.of("91207"),
                new GeoPoint(49.51, 11.28),
                26_000,
                true));
    }

    @Test
    void shops_become_profiles_that_are_not_yet_with_us() {
        var report = as(operator, importShops.from(map("Bäckerei Süß", "Mo-Fr 06:00-18:00")));

        assertThat(report).isEqualTo(new Report(1, 1, 1, 3, 0, 0, 1, 2));
        assertThat(all())
                .extracting(merchant ->
                        merchant.profile().name() + " " + merchant.profile().trade() + " " + merchant.slug())
                .containsExactlyInAnyOrder(
                        "Bäckerei Süß bakery baeckerei-suess",
                        "Schreinerei carpenter schreinerei",
                        "Apotheke pharmacy apotheke");
        assertThat(all()).allSatisfy(merchant -> {
            assertThat(merchant.isShown()).isTrue();
            assertThat(merchant.isClaimed()).isFalse();
            assertThat(merchant.place()).isEqualTo(PlaceCode.of("lauf"));
        });
        assertThat(AllNews.of(feed))
                .filteredOn(news -> news.county().equals(county))
                .hasSize(3)
                .allSatisfy(
                        news -> assertThat(news.data().get("state").asString()).isEqualTo("unclaimed"));
    }

    @Test
    void the_same_map_again_changes_nothing() {
        as(operator, importShops.from(map("Bäckerei Süß", "Mo-Fr 06:00-18:00")));

        var again = as(operator, importShops.from(map("Bäckerei Süß", "Mo-Fr 06:00-18:00")));

        assertThat(again).isEqualTo(new Report(1, 1, 1, 0, 0, 3, 1, 0));
        assertThat(all()).hasSize(3);
    }

    @Test
    void a_newer_map_updates_what_nobody_claimed() {
        as(operator, importShops.from(map("Bäckerei Süß", "Mo-Fr 06:00-18:00")));

        var again = as(operator, importShops.from(map("Bäckerei Sauer", "Mo-Fr 06:00-18:00")));

        assertThat(again).isEqualTo(new Report(1, 1, 1, 0, 1, 2, 1, 0));
        assertThat(all()).extracting(merchant -> merchant.profile().name()).contains("Bäckerei Sauer");
    }

    @Test
    void a_claimed_profile_is_never_touched() {
        as(operator, importShops.from(map("Bäckerei Süß", "Mo-Fr 06:00-18:00")));
        var bakery = all().stream()
                .filter(one -> one.profile().trade().equals("bakery"))
                .findFirst()
                .orElseThrow();

        as(signedIn(county, person(county).account()), join.claim(bakery.id()));
        as(operator, importShops.from(map("Bäckerei Sauer", "24/7")));

        var claimed = in(county, () -> merchants.get(bakery.id()));
        assertThat(claimed.profile().name()).isEqualTo("Bäckerei Süß");
        assertThat(claimed.state()).isInstanceOf(MerchantState.Onboarding.class);
        assertThatExceptionOfType(MerchantRefused.AlreadyClaimed.class)
                .isThrownBy(() -> as(signedIn(county, person(county).account()), join.claim(bakery.id())));
    }

    @Test
    void a_profile_claimed_beside_ones_own_becomes_part_of_it_and_no_map_brings_it_again() {
        as(operator, importShops.from(map("Bäckerei Süß", "Mo-Fr 06:00-18:00")));
        var known = called("Bäckerei Süß");
        var owner = signedIn(county, person(county).account());
        var own = as(owner, join.begin(Profile.of("Süß & Söhne", "bakery")));
        var staff = signedIn(county, owner.account(), new Grant(Role.MERCHANT_STAFF, own.id()));

        var one = as(staff, join.claim(known.id(), own.id()));
        var twice = as(staff, join.claim(known.id(), own.id()));
        var again = as(operator, importShops.from(map("Bäckerei Süß neu", "Mo-Sa 06:00-18:00")));

        assertThat(one.id()).isEqualTo(own.id());
        assertThat(one.profile().name()).isEqualTo("Süß & Söhne");
        assertThat(one.hours()).isEqualTo(known.hours());
        assertThat(one.profile().address()).isEqualTo(known.profile().address());
        assertThat(twice.version()).isEqualTo(one.version());
        assertThat(again.added()).isZero();
        assertThat(all()).filteredOn(Merchant::isShown).extracting(Merchant::id).doesNotContain(known.id());
        assertThat(in(county, () -> merchants.findSuccessor(known.slug())).id()).isEqualTo(own.id());
    }

    @Test
    void only_who_looks_after_a_business_takes_a_profile_into_it_and_only_one() {
        as(operator, importShops.from(map("Bäckerei Süß", "Mo-Fr 06:00-18:00")));
        var owner = signedIn(county, person(county).account());
        var own = as(owner, join.begin(Profile.of("Süß & Söhne", "bakery")));
        var staff = signedIn(county, owner.account(), new Grant(Role.MERCHANT_STAFF, own.id()));
        as(staff, join.claim(called("Bäckerei Süß").id(), own.id()));

        assertThatExceptionOfType(MerchantRefused.OnTheMap.class)
                .isThrownBy(() -> as(staff, join.claim(called("Schreinerei").id(), own.id())));
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> as(
                        signedIn(county, AccountId.fresh()),
                        join.claim(called("Schreinerei").id(), own.id())));
    }

    private Merchant called(String name) {
        return all().stream()
                .filter(merchant -> merchant.profile().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void only_the_operator_imports() {
        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() -> as(signedIn(county, AccountId.fresh()), importShops.from(map("x", ""))));
    }

    /** The real run: {@code -Dosm.extract=…/lauf-200115.osm.pbf}. */
    @Test
    void a_whole_county_is_imported() {
        var extract = System.getProperty("osm.extract", "");
        assumeTrue(!extract.isEmpty());

        var began = System.nanoTime();
        var report = as(operator, importShops.from(Path.of(extract)));
        LoggerFactory.getLogger(ImportShopsTest.class)
                .warn("{} in {} ms", report, (System.nanoTime() - began) / 1_000_000);

        assertThat(as(operator, importShops.from(Path.of(extract))).added()).isZero();
        assertThat(all()).hasSize(report.added());
    }

    private Path map(String bakery, String hours) {
        return new SmallMap()
                .node(1, 49.51, 11.28, Map.of("shop", "bakery", "name", bakery, "opening_hours", hours))
                .node(
                        2,
                        49.511,
                        11.281,
                        Map.of("amenity", "pharmacy", "addr:street", "Marktplatz", "addr:postcode", "91207"))
                .node(6, 49.5, 11.28, Map.of("addr:street", "Am Bach", "addr:postcode", "91207"))
                .node(7, 53.5, 10.0, Map.of("addr:street", "Reeperbahn", "addr:postcode", "20359"))
                .node(3, 49.5, 11.28, Map.of())
                .node(4, 49.52, 11.28, Map.of())
                .node(5, 53.5, 10.0, Map.of("shop", "fish", "name", "Hamburg"))
                .way(9, Map.of("craft", "carpenter"), 3L, 4L)
                .pbf(folder.resolve("map.osm.pbf"));
    }

    private List<Merchant> all() {
        return in(county, () -> merchants.list(null, Merchants.MOST));
    }

    private void opened(Place place) {
        var here = counties.get(ERLENGRUND).block();
        var profile = new marketplace.counties.County(
                county, "c" + county, "Landkreis " + county, here.land(), here.theme(), here.phone(), here.operator());
        open.with(new OpenCounty.Start(
                        profile,
                        List.of("c" + county + ".localhost"),
                        List.of(new OpenCounty.Municipality(place.municipality(), place.name())),
                        List.of(place)))
                .block();
    }
}
