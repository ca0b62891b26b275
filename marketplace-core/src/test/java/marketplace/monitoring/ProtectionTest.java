package marketplace.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static final Period NOVEMBER = new Period(Grain.MONTH, LocalDate.of(2026, 11, 1));
    private static final Map<String, Surroundings> NO_PLACES = Map.of();

    private final Map<Slot, Counts> cells = new LinkedHashMap<>();

    @Test
    void a_municipality_with_four_bakeries_is_hidden_and_so_is_another_from_which_it_could_be_computed() {
        county(40, 90);
        municipality("4 bakeries", 4, 12);
        municipality("small", 6, 18);
        municipality("large", 30, 60);

        assertThat(hiddenCounts()).containsExactlyInAnyOrder("4 bakeries", "small");
    }

    @Test
    void four_buyers_are_hidden_however_many_merchants_they_buy_from() {
        county(20, 34);
        municipality("four buyers", 9, 4);
        municipality("small", 8, 10);
        municipality("large", 12, 20);

        assertThat(hiddenCounts()).containsExactlyInAnyOrder("four buyers", "small");
    }

    @Test
    void two_that_are_too_small_do_not_hide_each_other() {
        county(20, 34);
        municipality("one buyer", 1, 1);
        municipality("two buyers", 2, 2);
        municipality("small", 8, 10);
        municipality("large", 12, 20);

        assertThat(hiddenCounts()).containsExactlyInAnyOrder("one buyer", "two buyers", "small");
    }

    @Test
    void where_nothing_else_is_left_the_whole_is_hidden_too() {
        county(9, 9);
        municipality("only", 4, 9);

        assertThat(hiddenCounts()).containsExactlyInAnyOrder("", "only");
    }

    @Test
    void five_of_each_are_shown() {
        county(10, 10);
        municipality("one", 5, 5);
        municipality("other", 5, 5);

        assertThat(hiddenCounts()).isEmpty();
    }

    @Test
    void a_week_cannot_be_computed_from_its_month() {
        var week = Period.of(Grain.WEEK, LocalDate.of(2026, 11, 4));
        place(NOVEMBER, "oberau", 9, 12);
        place(week, "oberau", 4, 4);
        place(week.next(), "oberau", 6, 7);
        place(week.next().next(), "oberau", 8, 9);

        var hidden = Protection.ofCounts(cells, Sums.ofCounts(cells.keySet(), NO_PLACES));

        assertThat(hidden).extracting(Slot::period).containsExactlyInAnyOrder(week, week.next());
    }

    @Test
    void a_place_cannot_be_computed_from_its_municipality_nor_from_its_distance() {
        var around = Map.of(
                "oberau", new Surroundings("niederau", Surroundings.Distance.HERE),
                "niederau", new Surroundings("niederau", Surroundings.Distance.HERE),
                "tannhof", new Surroundings("buchfeld", Surroundings.Distance.TO_8_KM),
                "muehlbach", new Surroundings("buchfeld", Surroundings.Distance.TO_8_KM));
        county(30, 60);
        add(Dimension.MUNICIPALITY, "niederau", counts(20, 30, 100, 10));
        add(Dimension.MUNICIPALITY, "buchfeld", counts(20, 30, 100, 10));
        add(Dimension.DISTANCE, "HERE", counts(20, 30, 100, 10));
        add(Dimension.DISTANCE, "TO_8_KM", counts(20, 30, 100, 10));
        place(NOVEMBER, "oberau", 2, 2);
        place(NOVEMBER, "niederau", 20, 28);
        place(NOVEMBER, "tannhof", 15, 15);
        place(NOVEMBER, "muehlbach", 15, 15);

        var hidden = Protection.ofCounts(cells, Sums.ofCounts(cells.keySet(), around));

        assertThat(hidden).extracting(Slot::key).containsExactlyInAnyOrder("oberau", "niederau");
    }

    @Test
    void turnover_of_which_one_merchant_has_more_than_85_percent_is_hidden_and_cannot_be_computed() {
        county(20, 60);
        add(Dimension.MUNICIPALITY, "dominated", counts(6, 20, 10_000, 8_501));
        add(Dimension.MUNICIPALITY, "small", counts(6, 18, 9_000, 2_000));
        add(Dimension.MUNICIPALITY, "large", counts(9, 22, 20_000, 4_000));

        var counts = Protection.ofCounts(cells, Sums.ofCounts(cells.keySet(), NO_PLACES));
        var goods = Protection.ofGoods(cells, Sums.ofGoods(cells.keySet(), NO_PLACES), counts);

        assertThat(counts).isEmpty();
        assertThat(keys(goods)).containsExactlyInAnyOrder("dominated", "small");
    }

    @Test
    void the_whole_stays_when_all_its_parts_are_one_merchants_each_but_nobody_has_most_of_it() {
        add(Dimension.COUNTY, "", counts(20, 60, 30_000, 9_000));
        add(Dimension.MUNICIPALITY, "bread", counts(2, 20, 10_000, 9_000));
        add(Dimension.MUNICIPALITY, "meat", counts(3, 20, 10_000, 9_000));
        add(Dimension.MUNICIPALITY, "milk", counts(4, 20, 10_000, 9_000));

        var goods = Protection.ofGoods(cells, Sums.ofGoods(cells.keySet(), NO_PLACES), Set.of());

        assertThat(keys(goods)).containsExactlyInAnyOrder("bread", "meat", "milk");
    }

    @Test
    void the_whole_is_hidden_when_one_merchant_has_most_of_what_its_hidden_parts_make() {
        add(Dimension.COUNTY, "", counts(20, 60, 20_000, 17_500));
        add(Dimension.MUNICIPALITY, "one", counts(6, 30, 10_000, 8_750));
        add(Dimension.MUNICIPALITY, "other", counts(6, 30, 10_000, 8_750));

        var goods = Protection.ofGoods(cells, Sums.ofGoods(cells.keySet(), NO_PLACES), Set.of());

        assertThat(keys(goods)).containsExactlyInAnyOrder("", "one", "other");
    }

    @Test
    void turnover_of_which_one_merchant_has_85_percent_is_shown() {
        add(Dimension.MUNICIPALITY, "just so", counts(6, 20, 10_000, 8_500));

        assertThat(Protection.ofGoods(cells, List.of(), Set.of())).isEmpty();
    }

    private Set<String> hiddenCounts() {
        return keys(Protection.ofCounts(cells, Sums.ofCounts(cells.keySet(), NO_PLACES)));
    }

    private static Set<String> keys(Set<Slot> slots) {
        return slots.stream().map(Slot::key).collect(Collectors.toSet());
    }

    private void county(long merchants, long buyers) {
        add(Dimension.COUNTY, "", counts(merchants, buyers, 39_000, 9_000));
    }

    private void municipality(String name, long merchants, long buyers) {
        add(Dimension.MUNICIPALITY, name, counts(merchants, buyers, 10_000, 1_000));
    }

    private void place(Period period, String name, long merchants, long buyers) {
        cells.put(new Slot(period, Dimension.PLACE, name), counts(merchants, buyers, 10_000, 1_000));
    }

    private void add(Dimension dimension, String key, Counts counts) {
        cells.put(new Slot(NOVEMBER, dimension, key), counts);
    }

    private static Counts counts(long merchants, long buyers, long goods, long largest) {
        return new Counts(buyers, buyers, goods, merchants, buyers, largest);
    }
}
