package marketplace.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.CoreTest;
import marketplace.catalog.ImportListings.Report;
import marketplace.catalog.csv.RowFault;
import marketplace.catalog.csv.RowWriter;
import marketplace.merchants.Stall;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ImportListingsTest extends CoreTest {
    private static final String HEADER =
            "listing;sku;category;title;variant;price;content_amount;content_unit;ingredients;allergens;allergens_declared;stock\n";
    private static final String BREAD =
            "brot;BR-1;food.bread.loaf;Bauernbrot;1 kg;5,90;1;kg;Roggenmehl, Wasser, Süßmolke;gluten milk;ja;7\n"
                    + "brot;BR-2;food.bread.loaf;Bauernbrot;500 g;3,20;500;g;Roggenmehl;gluten;ja;grün\n";

    @Autowired
    private Stall stall;

    @Autowired
    private Listings listings;

    @Autowired
    private ImportListings importListings;

    @Autowired
    private EditListing editListing;

    private final Categories categories = new Categories();

    private MerchantId merchant;

    @BeforeEach
    void a_bakery() {
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
    }

    @Test
    void a_table_with_decimal_commas_becomes_listings_with_unit_prices() {
        var report = bring(HEADER + BREAD.replace("grün", "green"));

        assertThat(report).isEqualTo(new Report(2, 1, 0, 0, true, List.of(), List.of()));
        var bread = all().getFirst();
        assertThat(bread.isShown()).isTrue();
        assertThat(bread.key()).isEqualTo("brot");
        assertThat(bread.details().variants())
                .extracting(Variant::price)
                .containsExactly(Money.euro(5_90), Money.euro(3_20));
        assertThat(bread.details().variants().getLast().unitPrice()).contains(new UnitPrice(Money.euro(6_40), "kg"));
        assertThat(bread.details().variants().getFirst().supply()).isEqualTo(new Supply.Counted(7));
    }

    @Test
    void what_excel_saves_in_germany_keeps_its_umlauts() {
        var table = HEADER + BREAD.replace("grün", "green");

        as(staff(), importListings.with(merchant, table.getBytes(ISO_8859_1), false));

        assertThat(all().getFirst().details().facts().ingredients()).contains("Süßmolke");
    }

    @Test
    void errors_name_row_and_column_and_nothing_is_imported() {
        var wrong = HEADER + BREAD + "x;BR-1;food.bread.nonsense;;;viel;;;;;;\n"
                + "y;BR-1;food.bread.loaf;Zopf;;2,50;;;;;;3\n";

        var report = bring(wrong);

        assertThat(report.imported()).isFalse();
        assertThat(report.faults())
                .extracting(RowFault::row, RowFault::column)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(3L, "stock"),
                        org.assertj.core.groups.Tuple.tuple(4L, "price"));
        assertThat(report.faults())
                .allSatisfy(fault -> assertThat(fault.sentence()).isNotBlank());
        assertThat(all()).isEmpty();
    }

    @Test
    void a_dry_run_stores_nothing() {
        var report = as(
                staff(),
                importListings.with(merchant, (HEADER + BREAD.replace("grün", "green")).getBytes(UTF_8), true));

        assertThat(report).isEqualTo(new Report(2, 1, 0, 0, false, List.of(), List.of()));
        assertThat(all()).isEmpty();
    }

    @Test
    void the_same_table_again_changes_nothing_and_a_new_price_one_listing() {
        var table = HEADER + BREAD.replace("grün", "green");
        bring(table);

        assertThat(bring(table)).isEqualTo(new Report(2, 0, 0, 1, true, List.of(), List.of()));
        assertThat(bring(table.replace("5,90", "6,10").replace(";7\n", ";2\n")).changed())
                .isOne();

        var variant = all().getFirst().details().variants().getFirst();
        assertThat(variant.price()).isEqualTo(Money.euro(6_10));
        assertThat(variant.supply()).isEqualTo(new Supply.Counted(2));
    }

    @Test
    void what_lacks_something_becomes_a_draft_that_says_what() {
        var report = bring(HEADER + "zopf;;food.bread.loaf;Hefezopf;;4,20;;;;;;\n");

        assertThat(report.hints()).extracting(RowFault::column).containsExactly("allergens", "ingredients");
        assertThat(all().getFirst().state()).isInstanceOf(ListingState.Draft.class);
    }

    @Test
    void what_is_written_can_be_read_in_again() {
        bring(HEADER + BREAD.replace("grün", "green"));

        var again = bring(RowWriter.write(all(), categories));

        assertThat(again).isEqualTo(new Report(2, 0, 0, 1, true, List.of(), List.of()));
    }

    @Test
    void what_was_made_in_the_form_is_known_again_by_its_id() {
        var made = as(
                staff(), editListing.draft(merchant, ListingFixture.aListing().details()));
        as(staff(), editListing.publish(made.id()));

        var again = bring(RowWriter.write(all(), categories));

        assertThat(again).isEqualTo(new Report(1, 0, 0, 1, true, List.of(), List.of()));
    }

    @Test
    void what_was_paused_is_not_shown_where_it_is_new() {
        bring(HEADER.strip() + ";state\n" + "brot;;food.bread.loaf;Brot;;4,20;;;Mehl;gluten;ja;;paused\n");

        assertThat(all().getFirst().state()).isInstanceOf(ListingState.Draft.class);
    }

    @Test
    void tolerance_and_withdrawal_stay_as_they_are_by_way_of_a_table() {
        var roast = ListingFixture.aListing().weighed(19_90, 800).details();
        var facts = roast.facts();
        var open = new Facts(
                facts.diets(),
                facts.allergens(),
                facts.ingredients(),
                facts.nutrition(),
                facts.origin(),
                facts.storage(),
                null,
                0,
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                "");
        var measure = new Measure.Weighed(800, new BasisPoints(250));
        var mine = ListingFixture.aListing()
                .in(roast.category())
                .priced(Pricing.PER_KG)
                .stating(open)
                .with(ListingFixture.variant(19_90, measure, Supply.Light.GREEN))
                .details();
        as(staff(), editListing.draft(merchant, mine));

        var again = bring(RowWriter.write(all(), categories));

        assertThat(again.unchanged()).isOne();
        assertThat(all().getFirst().details()).isEqualTo(mine);
    }

    @Test
    void three_thousand_rows_are_stored_and_ten_thousand_and_one_refused() {
        assertThat(bring(rows(3_000)).added()).isEqualTo(3_000);
        assertThatExceptionOfType(ListingRefused.Invalid.class)
                .isThrownBy(() -> bring(rows(10_001)))
                .withMessageContaining("10,000");
    }

    @Test
    void a_file_that_is_no_table_is_refused() {
        for (var wrong : List.of("", "only a line", "a;b\n1;2\n", "title;category\n")) {
            assertThatExceptionOfType(ListingRefused.Invalid.class).isThrownBy(() -> bring(wrong));
        }
    }

    @Test
    void another_merchants_staff_brings_nothing_in() {
        var other = staffOf(ERLENGRUND, MerchantId.fresh());

        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() -> as(other, importListings.with(merchant, (HEADER + BREAD).getBytes(UTF_8), false)));
    }

    @Test
    void the_demo_tables_of_the_repository_are_read_without_a_fault() throws IOException {
        var demo = Files.readString(Path.of(System.getProperty("kreismarkt.root"), "deploy/demo/listings.csv"));
        var header = demo.lines().findFirst().orElseThrow();
        var rows = demo.lines().skip(1).filter(line -> line.startsWith("kern,")).collect(Collectors.joining("\n"));

        var report = bring(header + "\n" + rows);

        assertThat(report.faults()).isEmpty();
        assertThat(report.hints()).isEmpty();
        assertThat(report.added()).isGreaterThan(10);
    }

    private Report bring(String table) {
        return as(staff(), importListings.with(merchant, table.getBytes(UTF_8), false));
    }

    private SignedIn staff() {
        return staffOf(ERLENGRUND, merchant);
    }

    private List<Listing> all() {
        return in(ERLENGRUND, () -> listings.listOf(merchant, null, Listings.MOST));
    }

    private static String rows(int count) {
        return "sku,category,title,price\n"
                + IntStream.range(0, count)
                        .mapToObj(nth -> "S-%d,household,Ding %d,1.00\n".formatted(nth, nth))
                        .collect(Collectors.joining());
    }
}
