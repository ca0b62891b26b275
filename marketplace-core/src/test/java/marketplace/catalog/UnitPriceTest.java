package marketplace.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.catalog.Content.Unit;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;

/** The vectors of the law (§§ 4, 5 PAngV). */
class UnitPriceTest {

    @Test
    void a_bottle_of_750_ml_states_the_litre() {
        assertThat(of(6_99, pack(750, Unit.MILLILITRE))).isEqualTo(new UnitPrice(Money.euro(9_32), "l"));
    }

    @Test
    void the_drained_weight_counts_where_it_is_declared() {
        var olives = new Measure.Pack(new Content(500, Unit.GRAM), 1, 285L, false);

        assertThat(of(1_99, olives)).isEqualTo(new UnitPrice(Money.euro(6_98), "kg"));
    }

    @Test
    void six_half_litres_of_beer_state_the_litre_without_their_deposit() {
        var beer = new Measure.Pack(new Content(3_000, Unit.MILLILITRE), 6, null, false);

        assertThat(of(5_99, beer)).isEqualTo(new UnitPrice(Money.euro(2_00), "l"));
    }

    @Test
    void loose_cheese_may_state_100_g() {
        var cheese = new Measure.Pack(new Content(250, Unit.GRAM), 1, null, true);

        assertThat(of(5_48, cheese)).isEqualTo(new UnitPrice(Money.euro(2_19), "100 g"));
    }

    @Test
    void firewood_states_the_cubic_metre_and_ribbon_the_metre() {
        assertThat(of(95_00, pack(1_500, Unit.CUBIC_DECIMETRE))).isEqualTo(new UnitPrice(Money.euro(63_33), "m³"));
        assertThat(of(2_50, pack(250, Unit.CENTIMETRE))).isEqualTo(new UnitPrice(Money.euro(1_00), "m"));
    }

    @Test
    void a_kilogram_pack_a_piece_and_a_pinch_state_none() {
        assertThat(UnitPrice.of(Money.euro(4_80), pack(1_000, Unit.GRAM))).isEmpty();
        assertThat(UnitPrice.of(Money.euro(4_80), new Measure.Piece())).isEmpty();
        assertThat(UnitPrice.of(Money.euro(4_80), pack(9, Unit.GRAM))).isEmpty();
    }

    @Test
    void weighed_goods_are_priced_by_the_kilogram_and_agreed_at_most() {
        var roast = new Measure.Weighed(600, Measure.Weighed.USUAL_TOLERANCE);
        var perKilogram = Money.euro(18_90);

        assertThat(UnitPrice.of(perKilogram, roast)).contains(new UnitPrice(perKilogram, "kg"));
        assertThat(roast.target().priceAt(perKilogram)).isEqualTo(Money.euro(11_34));
        assertThat(roast.most().priceAt(perKilogram)).isEqualTo(Money.euro(12_47));
    }

    private static UnitPrice of(long cents, Measure measure) {
        return UnitPrice.of(Money.euro(cents), measure).orElseThrow();
    }

    private static Measure pack(long amount, Unit unit) {
        return new Measure.Pack(new Content(amount, unit), 1, null, false);
    }
}
