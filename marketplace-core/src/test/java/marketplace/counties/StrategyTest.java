package marketplace.counties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import marketplace.counties.Strategy.Difference;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyTest {
    @ParameterizedTest
    @EnumSource
    void until_a_county_decides_what_is_careful_holds(Switch one) {
        assertThat(one.takes(one.careful())).isTrue();
        assertThat(Strategy.CAREFUL.get(one)).isEqualTo(one.careful());
        assertThat(Switch.find(one.key())).contains(one);
    }

    @Test
    void what_is_decided_holds_and_the_rest_stays() {
        var decided = Strategy.CAREFUL.with(Map.of(Switch.DELIVERY_FEE_CENTS, 450L, Switch.GUEST_ORDERS, 0L));

        assertThat(decided.doorFee()).isEqualTo(Money.euro(450));
        assertThat(decided.guests()).isFalse();
        assertThat(decided.reservation()).isEqualTo(Duration.ofMinutes(15));
        assertThat(decided.since(Strategy.CAREFUL))
                .containsExactly(
                        new Difference(Switch.DELIVERY_FEE_CENTS, 390, 450), new Difference(Switch.GUEST_ORDERS, 1, 0));
    }
}
