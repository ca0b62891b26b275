package marketplace.catalog;

import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.catalog.ListingFixture.variant;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.catalog.Content.Unit;
import marketplace.merchants.Stall;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.shared.BasisPoints;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ListingsTest extends CoreTest {
    @Autowired
    private Stall stall;

    @Autowired
    private Listings listings;

    @Autowired
    private EditListing edit;

    @Autowired
    private PriceVariants prices;

    @Autowired
    private Feed feed;

    @Autowired
    private Sql sql;

    private MerchantId merchant;
    private SignedIn staff;

    @BeforeEach
    void a_bakery() {
        merchant = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        staff = staffOf(ERLENGRUND, merchant);
    }

    @Test
    void what_is_stored_is_read_back_whole() {
        var pack = new Variant(
                VariantId.fresh(),
                "Glas",
                "OLV-1",
                new Gtin("4006381333931"),
                Money.euro(1_99),
                TaxClass.REDUCED,
                new Deposit(Money.euro(15), Deposit.Kind.REUSABLE),
                new Measure.Pack(new Content(500, Unit.GRAM), 1, 285L, false),
                new Supply.Counted(7));
        var loose = variant(2_19, new Measure.Pack(new Content(100, Unit.GRAM), 1, null, true), Supply.Light.YELLOW);
        var details = aListing().with(pack, loose).details();

        var drafted = as(staff, edit.draft(merchant, details));

        assertThat(get(drafted.id()).details()).isEqualTo(details);
        assertThat(get(drafted.id()).place()).isEqualTo(WEIDENBACH.code());
    }

    @Test
    void weighed_goods_keep_target_and_tolerance() {
        var roast = variant(18_90, new Measure.Weighed(600, new BasisPoints(800)), Supply.Light.GREEN);

        var drafted = as(
                staff,
                edit.draft(
                        merchant, aListing().priced(Pricing.PER_KG).with(roast).details()));

        assertThat(get(drafted.id()).details().variants()).containsExactly(roast);
    }

    @Test
    void a_change_is_told_in_the_feed_without_a_word() {
        var shown = publish(aListing().at(4_80, 3).details());

        var news = newsOf(shown.id());

        assertThat(news).extracting(Envelope::version).containsExactly(1L, 2L);
        assertThat(news.getLast().data().get("state").asString()).isEqualTo("published");
        assertThat(news.getLast().data().toString()).doesNotContain("Holzofenbrot");
        assertThat(news.getLast().place()).isEqualTo(WEIDENBACH.code().value());
    }

    @Test
    void the_price_history_grows_while_it_is_shown_and_is_never_rewritten() {
        var shown = publish(aListing().at(4_80, 3).details());
        var variant = shown.details().variants().getFirst();
        var dearer = aListing()
                .with(new Variant(
                        variant.id(),
                        "",
                        null,
                        null,
                        Money.euro(5_20),
                        variant.tax(),
                        null,
                        variant.measure(),
                        variant.supply()))
                .details();

        as(staff, edit.edit(shown.id(), dearer));
        as(staff, edit.pause(shown.id()));

        assertThat(history(variant.id())).containsExactly(4_80L, 5_20L, -1L);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> in(
                        ERLENGRUND,
                        () -> sql.named("test", """
                            update catalog.price set cents = 1 where county = :county
                            """).bind("county", ERLENGRUND).run()));
    }

    @Test
    void an_edit_leaves_the_stock_as_it_is() {
        var shown = publish(aListing().at(4_80, 3).details());
        var variant = shown.details().variants().getFirst();

        as(
                staff,
                edit.edit(
                        shown.id(),
                        aListing().with(variant.in(new Supply.Counted(99))).details()));

        assertThat(get(shown.id()).details().variants().getFirst().supply()).isEqualTo(new Supply.Counted(3));
    }

    @Test
    void two_variants_of_a_merchant_cannot_share_a_sku() {
        var one = sku("BR-1");
        as(staff, edit.draft(merchant, aListing().with(one).details()));

        assertThatExceptionOfType(ListingRefused.SkuTaken.class)
                .isThrownBy(() -> as(
                        staff, edit.draft(merchant, aListing().with(sku("BR-1")).details())));
    }

    @Test
    void an_edit_on_an_old_version_is_overtaken() {
        var shown = publish(aListing().details());
        as(staff, edit.pause(shown.id()));

        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> as(staff, listings.store(shown.pause(ListingFixture.NOON))));
    }

    @Test
    void the_other_county_and_the_other_merchant_get_nothing() {
        var shown = publish(aListing().details());
        var other = staffOf(ERLENGRUND, MerchantId.fresh());
        var elsewhere = staffOf(HOHENFELS, merchant);

        assertThatExceptionOfType(SignedIn.NotYours.class).isThrownBy(() -> as(other, edit.pause(shown.id())));
        assertThatExceptionOfType(ListingRefused.Absent.class).isThrownBy(() -> as(elsewhere, edit.pause(shown.id())));
        assertThatExceptionOfType(SignedIn.NotSignedIn.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> edit.pause(shown.id())));
    }

    @Test
    void a_basket_is_priced_with_name_tax_and_most() {
        var roast = variant(18_90, new Measure.Weighed(600, new BasisPoints(1_000)), Supply.Light.GREEN);
        var bread = publish(aListing().at(4_80, 0).details());
        var meat = publish(aListing()
                .priced(Pricing.PER_KG)
                .called("Schmorbraten")
                .with(roast)
                .details());
        var soldOut = bread.details().variants().getFirst().id();

        var priced = in(ERLENGRUND, () -> prices.of(List.of(roast.id(), soldOut)));

        assertThat(priced)
                .hasSize(2)
                .filteredOn(PricedVariant::weighed)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).isEqualTo("Schmorbraten");
                    assertThat(line.price()).isEqualTo(Money.euro(11_34));
                    assertThat(line.most()).isEqualTo(Money.euro(12_47));
                    assertThat(line.vat()).isEqualTo(new VatRates.Vat("REDUCED", new BasisPoints(700)));
                    assertThat(line.orderable()).isTrue();
                    assertThat(line.listing()).isEqualTo(meat.id());
                });
        assertThat(priced)
                .filteredOn(line -> !line.weighed())
                .singleElement()
                .satisfies(line -> assertThat(line.orderable()).isFalse());
    }

    @Test
    void pages_of_listings_follow_each_other() {
        var ids = IntStream.range(0, 5)
                .mapToObj(_ -> publish(aListing().details()).id())
                .toList();

        var first = in(ERLENGRUND, () -> listings.listShownOf(merchant, null, 2));
        var second = in(
                ERLENGRUND, () -> listings.listShownOf(merchant, first.getLast().id(), 100));

        assertThat(first).extracting(Listing::id).isEqualTo(ids.subList(0, 2));
        assertThat(second).extracting(Listing::id).isEqualTo(ids.subList(2, 5));
    }

    @Test
    void the_plain_search_knows_german_inflection() {
        var shown = publish(aListing().called("Schafskäse aus Oberau").details());

        var loaves = new Listings.Matching("Schafskäses", List.of("food.bread.loaf"), List.of(), null, null, null);
        var found = in(ERLENGRUND, () -> listings.listMatching(loaves, 0, 100));

        assertThat(found).extracting(Listing::id).contains(shown.id());
        assertThat(in(HOHENFELS, () -> listings.listMatching(loaves, 0, 100))).isEmpty();
    }

    private Variant sku(String sku) {
        return new Variant(
                VariantId.fresh(),
                "",
                sku,
                null,
                Money.euro(1_00),
                TaxClass.REDUCED,
                null,
                new Measure.Piece(),
                Supply.Light.GREEN);
    }

    private Listing publish(Details details) {
        return as(staff, edit.draft(merchant, details).flatMap(drafted -> edit.publish(drafted.id())));
    }

    private Listing get(ListingId id) {
        return in(ERLENGRUND, () -> listings.get(id));
    }

    private List<Envelope> newsOf(ListingId id) {
        return AllNews.of(feed).stream()
                .filter(news -> news.subject().equals(id.toString()))
                .toList();
    }

    private List<Long> history(VariantId variant) {
        return in(
                ERLENGRUND,
                () -> sql.named("test", """
                    select coalesce(cents, -1) as cents from catalog.price
                    where county = :county and variant = :variant order by since, seq limit 100
                    """)
                        .bind("county", ERLENGRUND)
                        .bind("variant", variant)
                        .list(row -> row.number("cents")));
    }
}
