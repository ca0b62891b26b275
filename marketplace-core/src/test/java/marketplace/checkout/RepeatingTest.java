package marketplace.checkout;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.checkout.Basket.Line;
import marketplace.checkout.RepeatPurchase.Repeated;
import marketplace.orders.Holder;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.shared.Money;
import marketplace.shared.Refusal;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** As last week, without the eggs. */
class RepeatingTest extends MarketTest {
    @Autowired
    private RepeatPurchase repeat;

    private VariantId bread;
    private VariantId eggs;
    private Purchase lastWeek;

    @BeforeEach
    void bought_last_week() {
        bread = selling(kern, 480, 10);
        eggs = selling(rau, 320, 10);
        lastWeek = bought(asked(guest, filled(guest, Map.of(bread, 2, eggs, 1)), PayBy.ON_ACCOUNT));
    }

    @Test
    void everything_lies_in_the_basket_again_at_what_it_costs_now() {
        reprice(bread, 500);

        var again = again();

        assertThat(again.whole()).isTrue();
        assertThat(again.basket().lines())
                .containsExactlyInAnyOrder(new Line(bread, 2, Money.euro(500)), new Line(eggs, 1, Money.euro(320)));
    }

    @Test
    void what_cannot_be_had_any_more_is_left_out() {
        pause(eggs);

        var again = again();

        assertThat(again.whole()).isFalse();
        assertThat(again.basket().lines()).extracting(Line::variant).containsExactly(bread);
    }

    @Test
    void what_is_in_the_basket_stays_and_twice_is_once() {
        in(ERLENGRUND, () -> fillBasket.set(guest, bread, 5));

        again();
        var twice = again();

        assertThat(twice.basket().find(bread)).hasValue(new Line(bread, 5, Money.euro(480)));
        assertThat(twice.basket().find(eggs)).hasValue(new Line(eggs, 1, Money.euro(320)));
    }

    @Test
    void when_nothing_is_left_of_it_she_is_told() {
        pause(bread);
        pause(eggs);

        assertThatExceptionOfType(BasketRefused.Unavailable.class).isThrownBy(this::again);
    }

    @Test
    void nobody_repeats_what_others_bought() {
        var stranger = new Owner(null, UUID.randomUUID());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> repeat.of(lastWeek.id(), holder(stranger), stranger)));
        assertThat(in(ERLENGRUND, () -> baskets.mine(stranger)).isEmpty()).isTrue();
    }

    private Repeated again() {
        return in(ERLENGRUND, () -> repeat.of(lastWeek.id(), holder(guest), guest));
    }

    private static Holder holder(Owner owner) {
        return new Holder(null, owner.visit(), null);
    }

    private void pause(VariantId variant) {
        var sold = in(ERLENGRUND, () -> variants.of(List.of(variant))).getFirst();
        as(staffOf(ERLENGRUND, sold.merchant()), editListing.pause(sold.listing()));
    }
}
