package marketplace.catalog;

import static marketplace.catalog.ListingFixture.BREAD;
import static marketplace.catalog.ListingFixture.NOON;
import static marketplace.catalog.ListingFixture.SELLER;
import static marketplace.catalog.ListingFixture.aListing;
import static marketplace.catalog.ListingFixture.bread;
import static marketplace.catalog.ListingFixture.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import marketplace.catalog.Sellers.Seller;
import marketplace.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    @Test
    void a_complete_draft_is_published_and_tells_its_figures() {
        var change = aListing().draft().publish(BREAD, SELLER, NOON);

        assertThat(change.next().isShown()).isTrue();
        assertThat(change.news())
                .singleElement()
                .satisfies(news -> assertThat(news.version()).isEqualTo(2));
    }

    @Test
    void publishing_twice_changes_nothing() {
        assertThat(aListing().published().publish(BREAD, SELLER, NOON).isNone()).isTrue();
    }

    @Test
    void bread_without_ingredients_allergens_or_price_is_refused_field_by_field() {
        var bare = aListing()
                .stating(Facts.NONE)
                .with(variant((Long) null, new Measure.Piece(), Supply.Light.GREEN))
                .draft();

        var refusal = catchThrowableOfType(ListingRefused.Incomplete.class, () -> bare.publish(BREAD, SELLER, NOON));

        assertThat(refusal.fields())
                .extracting(Refusal.Field::name)
                .containsExactly("price", "allergens", "ingredients");
    }

    @Test
    void declaring_that_there_are_no_allergens_is_enough() {
        var plain = aListing().stating(bread("Reis", Set.of())).draft();

        assertThat(plain.publish(BREAD, SELLER, NOON).next().isShown()).isTrue();
    }

    @Test
    void bio_needs_a_control_body_and_a_certificate() {
        var said = aListing().called("Bio-Brot").draft();
        var umlaut = aListing().called("Öko-Brot").draft();

        var refusal = catchThrowableOfType(ListingRefused.Incomplete.class, () -> said.publish(BREAD, SELLER, NOON));

        assertThat(refusal.fields()).extracting(Refusal.Field::name).containsExactly("organic_code");
        assertThatExceptionOfType(ListingRefused.Incomplete.class)
                .isThrownBy(() -> umlaut.publish(BREAD, SELLER, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Symbiose-Brot", "Fabios Kruste"})
    void a_word_that_only_sounds_like_bio_needs_none(String title) {
        assertThat(aListing().called(title).published().isShown()).isTrue();
    }

    @Test
    void what_is_shown_stays_complete_when_edited() {
        var shown = aListing().published();

        assertThatExceptionOfType(ListingRefused.Incomplete.class)
                .isThrownBy(() -> shown.edit(aListing().stating(Facts.NONE).details(), BREAD, SELLER));
    }

    @Test
    void a_draft_may_be_edited_while_it_lacks_much() {
        var edited = aListing().draft().edit(aListing().stating(Facts.NONE).details(), BREAD, SELLER);

        assertThat(edited.next().version()).isEqualTo(2);
    }

    @Test
    void what_the_operator_hid_its_merchant_cannot_show() {
        var hidden = aListing().published().hide("Safety Gate 1234", NOON).next();

        assertThatExceptionOfType(ListingRefused.IsHidden.class).isThrownBy(() -> hidden.publish(BREAD, SELLER, NOON));
        assertThat(hidden.unhide(NOON)
                        .next()
                        .publish(BREAD, SELLER, NOON)
                        .next()
                        .isShown())
                .isTrue();
    }

    @Test
    void work_of_a_regulated_trade_needs_the_entry_of_the_merchant() {
        var work = aListing().in("craft.electric").priced(Pricing.HOURLY).draft();
        var category = new Categories().get("craft.electric");
        var entered = new Seller(SELLER.id(), SELLER.place(), false, true);

        assertThatExceptionOfType(ListingRefused.Incomplete.class)
                .isThrownBy(() -> work.publish(category, SELLER, NOON));
        assertThat(work.publish(category, entered, NOON).next().isShown()).isTrue();
    }

    @Test
    void weighed_goods_and_only_they_state_a_target_weight() {
        assertThatExceptionOfType(ListingRefused.Invalid.class)
                .isThrownBy(() -> aListing().priced(Pricing.PER_KG).details());
    }

    @Test
    void a_gtin_is_checked_by_its_last_digit() {
        assertThat(new Gtin("4006381333931").digits()).hasSize(13);
        assertThat(List.of("4006381333932", "400638133393", "x"))
                .allSatisfy(wrong ->
                        assertThatExceptionOfType(ListingRefused.Invalid.class).isThrownBy(() -> new Gtin(wrong)));
    }

    @Test
    void every_category_has_its_parent_and_a_path_from_the_root() {
        var categories = new Categories();

        assertThat(categories.list())
                .hasSizeGreaterThan(150)
                .allSatisfy(category ->
                        assertThat(categories.path(category.code()).getLast()).isEqualTo(category));
        assertThat(categories.path("food.bread.rolls"))
                .extracting(Category::code)
                .containsExactly("food", "food.bread", "food.bread.rolls");
        assertThat(categories.below("food.bread"))
                .contains("food.bread", "food.bread.rolls")
                .doesNotContain("food");
    }
}
