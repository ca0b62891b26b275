package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import marketplace.billing.Refunds.Taken;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;

/** How much of what was taken may go back. */
class TakenTest {
    @Test
    void what_is_on_its_way_or_failed_is_not_given_back_a_second_time() {
        assertThat(taken(1000, 0, 400).left()).isEqualTo(Money.euro(600));
        assertThat(taken(1000, 400, 400).left()).isEqualTo(Money.euro(600));
    }

    @Test
    void what_payments_knows_of_and_we_do_not_counts_as_well() {
        assertThat(taken(1000, 700, 400).left()).isEqualTo(Money.euro(300));
        assertThat(taken(1000, 1000, 1200).left()).isEqualTo(Money.ZERO);
    }

    @Test
    void all_that_is_left_may_go_back_and_not_a_cent_more() {
        assertThatNoException().isThrownBy(() -> taken(1000, 0, 400).mustHold(Money.euro(600)));
        assertThatExceptionOfType(BillingRefused.MoreThanLeft.class)
                .isThrownBy(() -> taken(1000, 0, 400).mustHold(Money.euro(601)))
                .satisfies(no -> assertThat(no.left()).isEqualTo(Money.euro(600)));
        assertThatExceptionOfType(BillingRefused.MoreThanLeft.class)
                .isThrownBy(() -> taken(1000, 0, 400).mustHold(Money.ZERO));
    }

    @Test
    void what_was_not_taken_or_is_disputed_does_not_go_back() {
        var disputed = new Taken(Money.euro(1000), Money.ZERO, Money.ZERO, true);

        assertThatExceptionOfType(BillingRefused.NothingToGiveBack.class)
                .isThrownBy(() -> Taken.NOTHING.mustHold(Money.euro(1)));
        assertThatExceptionOfType(BillingRefused.NothingToGiveBack.class)
                .isThrownBy(() -> disputed.mustHold(Money.euro(1)));
    }

    private static Taken taken(long captured, long refunded, long promised) {
        return new Taken(Money.euro(captured), Money.euro(refunded), Money.euro(promised), false);
    }
}
