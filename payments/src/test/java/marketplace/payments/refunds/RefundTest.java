package marketplace.payments.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import marketplace.payments.refunds.Refund.State;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.junit.jupiter.api.Test;

class RefundTest {
    @Test
    void what_is_given_back_does_not_fail_by_a_late_answer() {
        var done = new Refund(UUID.randomUUID(), OrderId.fresh(), Money.euro(500), State.DONE, "re_1", Money.ZERO, 2);

        assertThat(done.failed()).isSameAs(done);
    }

    @Test
    void what_was_only_asked_for_fails() {
        var asked = Refund.asked(UUID.randomUUID(), OrderId.fresh(), Money.euro(500));

        assertThat(asked.failed().state()).isEqualTo(State.FAILED);
    }
}
