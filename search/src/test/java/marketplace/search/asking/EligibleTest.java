package marketplace.search.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import marketplace.search.merchants.Merchant;
import marketplace.search.reach.Place;
import marketplace.search.reach.Reach;
import marketplace.search.reach.Way;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EligibleTest {
    private static final CountyCode COUNTY = CountyCode.of("99999");
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 26, 12, 0);
    private static final MerchantId BAKER = MerchantId.fresh();
    private static final MerchantId PLUMBER = MerchantId.fresh();
    private static final Place HOME = new Place(
            "weidenbach",
            COUNTY,
            1,
            "Weidenbach",
            null,
            null,
            50.1,
            11.2,
            List.of(new Reach(BAKER, Way.DELIVERY, 4, null, null)));
    private static final Directory DIRECTORY =
            new Directory(List.of(merchant(BAKER, 50.5), merchant(PLUMBER, 50.2)), List.of(HOME));

    @Test
    void goods_must_reach_the_place_and_work_comes_to_people() {
        var eligible = Eligible.of(question(null, null, false), DIRECTORY, NOON);

        assertThat(eligible.only()).containsExactly(BAKER);
        assertThat(eligible.serving()).isNull();
        assertThat(eligible.mayAnswer(PLUMBER)).isTrue();
    }

    @Test
    void a_chosen_way_leaves_no_work() {
        var eligible = Eligible.of(question(Way.DELIVERY, null, false), DIRECTORY, NOON);

        assertThat(eligible.serving()).containsExactly(BAKER);
        assertThat(eligible.mayAnswer(PLUMBER)).isFalse();
    }

    @Test
    void a_radius_holds_for_goods_and_work() {
        var eligible = Eligible.of(question(null, 20, false), DIRECTORY, NOON);

        assertThat(eligible.only()).isEmpty();
        assertThat(eligible.serving()).containsExactly(PLUMBER);
        assertThat(eligible.isNobody()).isFalse();
    }

    @Test
    void who_asks_for_everything_gets_it() {
        var eligible = Eligible.of(question(null, null, true), DIRECTORY, NOON);

        assertThat(eligible.only()).isNull();
    }

    private static Question question(@Nullable Way way, @Nullable Integer radius, boolean everywhere) {
        return new Question(
                COUNTY,
                "",
                HOME,
                HOME.point(),
                radius,
                Question.Filters.none(),
                way,
                everywhere,
                false,
                1,
                Sort.BEST,
                true);
    }

    private static Merchant merchant(MerchantId id, double lat) {
        return new Merchant(
                id, COUNTY, 1, "approved", true, "Somebody", "somebody", null, "", null, lat, 11.2, null, List.of());
    }
}
