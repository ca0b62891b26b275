package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import marketplace.CoreTest;
import marketplace.orders.Payment;
import marketplace.orders.Payment.Status;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** An order may be disputed more than once. */
class DisputesTest extends CoreTest {
    @Autowired
    private Charges charges;

    private final OrderId order = OrderId.fresh();

    @Test
    void a_second_dispute_of_an_order_is_told_as_well_and_each_ends_for_itself() {
        in(ERLENGRUND, () -> charges.tell(captured(), UUID.randomUUID()));

        assertThat(told("dp_1", 1, true)).isEqualTo(Status.DISPUTED);
        assertThat(told("dp_1", 2, false)).isEqualTo(Status.CAPTURED);
        assertThat(told("dp_2", 1, true)).isEqualTo(Status.DISPUTED);
        assertThat(told("dp_3", 1, true)).isEqualTo(Status.DISPUTED);
        assertThat(told("dp_2", 2, false)).isEqualTo(Status.DISPUTED);
        assertThat(told("dp_3", 2, false)).isEqualTo(Status.CAPTURED);
    }

    @Test
    void an_older_telling_of_a_dispute_changes_nothing() {
        in(ERLENGRUND, () -> charges.tell(captured(), UUID.randomUUID()));
        told("dp_1", 2, false);

        assertThat(told("dp_1", 1, true)).isNull();
    }

    @Test
    void a_dispute_told_before_its_charge_is_not_lost_but_fails_to_be_told_again() {
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> told("dp_1", 1, true));
    }

    private Status told(String dispute, long version, boolean open) {
        return in(
                ERLENGRUND,
                () -> charges.tellDispute(order, dispute + order, version, open).map(Payment::status));
    }

    private Charge captured() {
        var amount = Money.euro(1_000);
        return new Charge(
                order,
                MerchantId.fresh(),
                Charge.State.CAPTURED,
                new Charge.Amounts(amount, amount, Money.ZERO, Money.ZERO),
                1,
                null,
                null,
                null,
                1,
                false);
    }
}
