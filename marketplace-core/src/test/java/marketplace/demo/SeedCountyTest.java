package marketplace.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.stream.IntStream;
import marketplace.CoreTest;
import marketplace.catalog.Categories;
import marketplace.catalog.Listings;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.Trades;
import marketplace.shared.CountyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class SeedCountyTest extends CoreTest {
    private static final String FOLDER = System.getProperty("kreismarkt.root") + "/deploy/demo";

    @Autowired
    private SeedCounty seedCounty;

    @Autowired
    private Merchants merchants;

    @Autowired
    private Listings listings;

    @Autowired
    private Categories categories;

    @Autowired
    private Trades trades;

    @Autowired
    private JsonMapper json;

    private DemoFiles files;

    @BeforeEach
    void the_files_of_the_demo() {
        files = new DemoFiles(Path.of(FOLDER), json);
    }

    @Test
    void a_county_has_as_many_merchants_and_listings_as_wanted_all_of_them_shown() {
        seedCounty.fill(wanted("viele", 110), files).block();

        var county = county("viele");
        var sellers = in(county, () -> merchants.listIn("approved", null, 100));
        assertThat(sellers).hasSize(20).allMatch(Merchant::isSelling);
        assertThat(sellers)
                .flatExtracting(seller -> in(county, () -> listings.listShownOf(seller.id(), null, 100)))
                .hasSize(110);
    }

    @Test
    void again_it_adds_nothing() {
        seedCounty.fill(wanted("nochmal", 110), files).block();

        var added = seedCounty.fill(wanted("nochmal", 110), files).block();

        assertThat(added).isZero();
        assertThat(in(county("nochmal"), () -> listings.listShown(null, 1_000))).hasSize(110);
    }

    @Test
    void a_piece_beyond_what_is_there_adds_only_what_is_new() {
        seedCounty.fill(wanted("mehr", 110), files).block();

        var added = seedCounty.fill(wanted("mehr", 130), files).block();

        assertThat(added).isEqualTo(20);
    }

    @Test
    void the_same_numbers_make_the_same_tables() {
        assertThat(tables().table(3, 0, 50)).isEqualTo(tables().table(3, 0, 50));
        assertThat(tables().table(3, 0, 50)).isNotEqualTo(tables().table(4, 0, 50));
    }

    @Test
    void no_two_merchants_share_a_name() {
        var names = IntStream.range(0, 20_000).mapToObj(people()::nameOf);

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void a_county_without_merchants_cannot_have_listings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeedSettings("klein", 0, 10, FOLDER, "localhost"))
                .withMessageContaining("merchants");
    }

    @Test
    void everything_sold_stands_in_a_category_of_the_tree() {
        assertThat(Goods.all())
                .allMatch(goods -> categories.find(goods.category()).isPresent());
        assertThat(Goods.all()).allMatch(goods -> trades.find(goods.trade()).isPresent());
    }

    private static SeedSettings wanted(String county, int listings) {
        return new SeedSettings(county, 20, listings, FOLDER, "localhost");
    }

    private static CountyCode county(String slug) {
        return SeedCounty.codeOf(slug);
    }

    private InventedMerchants people() {
        var places = files.rows("places.csv", CountyCode.of("16099"));
        return new InventedMerchants("klein", "15100", Goods.all(), places, trades);
    }

    private InventedListings tables() {
        return new InventedListings("klein", people(), Goods.all());
    }
}
