package marketplace.orders;

import static marketplace.orders.OrderFixture.REDUCED;
import static marketplace.orders.OrderFixture.STANDARD;
import static marketplace.orders.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import marketplace.shared.Money;
import org.junit.jupiter.api.Test;

class OrderMoneyTest {
    @Test
    void a_deposit_stands_beside_the_price_and_in_the_total() {
        var order = anOrder().withDeposit(2, 690, 100).placed();

        assertThat(order.goods()).isEqualTo(Money.euro(1380));
        assertThat(order.deposit()).isEqualTo(Money.euro(100));
        assertThat(order.total()).isEqualTo(Money.euro(1480));
    }

    @Test
    void the_tax_in_an_order_is_computed_from_the_gross_sum_per_rate() {
        var order = anOrder().taxed(STANDARD).of(1, 7920).placed();

        var part = order.taxes().getFirst();

        assertThat(part.contained()).isEqualTo(Money.euro(1265));
        assertThat(part.net()).isEqualTo(Money.euro(6655));
    }

    @Test
    void a_delivery_fee_shares_the_rates_of_the_goods_by_net_value() {
        var order =
                anOrder().of(1, 1070).taxed(STANDARD).of(1, 1190).delivered(101).placed();

        var parts = order.taxes();

        assertThat(parts).extracting(Tax.Part::tax).containsExactly(REDUCED, STANDARD);
        assertThat(parts).extracting(Tax.Part::gross).containsExactly(Money.euro(1121), Money.euro(1240));
        assertThat(Money.sum(parts.stream().map(Tax.Part::gross).toList())).isEqualTo(order.total());
    }

    @Test
    void the_service_fee_is_of_all_that_is_charged_at_the_rate_frozen_at_sale() {
        var order = anOrder().withDeposit(1, 690, 50).delivered(390).placed();

        assertThat(order.serviceFee()).isEqualTo(Money.euro(57));
    }
}
