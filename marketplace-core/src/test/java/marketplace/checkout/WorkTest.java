package marketplace.checkout;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.Village;
import marketplace.dispatch.FollowDelivery;
import marketplace.orders.AcceptOrder;
import marketplace.orders.Fulfilment;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.pages.Language;
import marketplace.shared.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordering work at a fixed price. */
class WorkTest extends MarketTest {
    @Autowired
    private Village village;

    @Autowired
    private OfferWays offerWays;

    @Autowired
    private FollowDelivery follow;

    @Autowired
    private AcceptOrder accept;

    @BeforeEach
    void served() {
        village.servedDaily(ERLENGRUND, WEIDENBACH.code());
    }

    @Test
    void work_alone_comes_by_appointment_for_no_fee() {
        var seen = filled(guest, Map.of(selling(kern, listing -> listing.work(5900)), 1));

        var way = way(seen);
        var order = ordersOf(bought(asked(seen, way, false))).getFirst();

        assertThat(way.kind()).isEqualTo("appointment");
        assertThat(order.contract().fulfilment()).isEqualTo(new Fulfilment.Appointment());
        assertThat(order.total()).isEqualTo(Money.euro(5900));
        assertThat(order.contract().earlyStart()).isNull();
    }

    @Test
    void beside_goods_it_is_an_order_of_its_own_that_no_tour_brings() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1, selling(kern, listing -> listing.work(5900)), 1));
        var door = way(seen);

        var purchase = bought(asked(seen, door, true));
        var orders = ordersOf(purchase);
        orders.forEach(order -> as(staffOf(ERLENGRUND, kern), accept.of(kern, order.id())));
        settle();
        var goods = of(orders, false);
        var work = of(orders, true);
        var brought = in(ERLENGRUND, () -> follow.of(purchase.id()));

        assertThat(goods.contract().fulfilment()).isEqualTo(door.fulfilment());
        assertThat(goods.contract().deliveryFee()).isEqualTo(door.fee());
        assertThat(goods.contract().earlyStart()).isNull();
        assertThat(work.contract().deliveryFee()).isEqualTo(Money.ZERO);
        assertThat(work.contract().earlyStart()).isEqualTo(work.contract().placedAt());
        assertThat(brought)
                .singleElement()
                .satisfies(one -> assertThat(one.delivery().parcels()).hasSize(1));
    }

    private HandOverChoice way(PricedBasket seen) {
        return in(ERLENGRUND, () -> offerWays.to(WEIDENBACH.code(), seen))
                .choices()
                .getFirst();
    }

    private static Order of(List<Order> orders, boolean work) {
        return orders.stream()
                .filter(order -> order.contract().isByAppointment() == work)
                .findFirst()
                .orElseThrow();
    }

    private Asked asked(PricedBasket seen, HandOverChoice way, boolean earlyStart) {
        var choices = new Choices(
                WEIDENBACH.code(), way.key(), PayBy.ON_ACCOUNT, true, Language.DE, false, earlyStart, false);
        return new Asked(
                guest,
                seen.basket().id(),
                seen.basket().version(),
                seen.total().plus(way.fee()),
                JOHANNA,
                choices,
                URI.create("http://localhost:8080"));
    }
}
