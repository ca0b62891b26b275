package marketplace.checkout;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import marketplace.catalog.ListingFixture;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.orders.AcceptOrder;
import marketplace.orders.HandOver;
import marketplace.orders.HandOver.Proof;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.PackOrder;
import marketplace.orders.PayBy;
import marketplace.pages.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Schnapps is neither ordered nor handed over like bread. */
class OfAgeTest extends MarketTest {
    @Autowired
    private AcceptOrder accept;

    @Autowired
    private PackOrder pack;

    @Autowired
    private HandOver handOver;

    @Test
    void what_is_for_adults_is_ordered_by_whoever_says_she_is_one() {
        var seen = filled(guest, Map.of(selling(kern, ListingFixture::fromEighteen), 1));

        assertThat(seen.minimumAge()).isEqualTo(18);
        assertThatExceptionOfType(BasketRefused.AgeNotDeclared.class).isThrownBy(() -> bought(asked(seen, false)));
        assertThat(ordersOf(bought(asked(seen, true))))
                .allSatisfy(order -> assertThat(order.minimumAge()).isEqualTo(18));
    }

    @Test
    void at_the_counter_a_paper_is_seen_first() {
        var seen = filled(guest, Map.of(selling(kern, ListingFixture::fromEighteen), 1));
        var order = ordersOf(bought(asked(seen, true))).getFirst();
        var staff = staffOf(ERLENGRUND, kern);
        as(staff, accept.of(kern, order.id()));
        as(staff, pack.of(kern, order.id(), Map.of()));

        assertThatExceptionOfType(OrderRefused.class)
                .isThrownBy(() -> as(staff, handOver.atTheShop(kern, order.id(), new Proof.Vouched())))
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("age-not-checked"));
        var done = as(staff, handOver.atTheShop(kern, order.id(), new Proof.OfAge(new Proof.Vouched())));

        assertThat(done.state()).isInstanceOf(OrderState.HandedOver.class);
    }

    @Test
    void bread_is_for_all_ages() {
        var seen = filled(guest, Map.of(selling(kern, 480, 5), 1));

        assertThat(ordersOf(bought(asked(seen, false)))).hasSize(1);
    }

    private Asked asked(PricedBasket seen, boolean ofAge) {
        var asked = asked(guest, seen, PayBy.ON_ACCOUNT);
        var choices =
                new Choices(WEIDENBACH.code(), "pickup", PayBy.ON_ACCOUNT, true, Language.DE, ofAge, false, false);
        return new Asked(
                asked.owner(),
                asked.basket(),
                asked.version(),
                asked.shown(),
                asked.recipient(),
                choices,
                asked.site());
    }
}
