package marketplace.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import marketplace.billing.NextStep;
import marketplace.billing.NextStep.EnterCard;
import marketplace.billing.Payments.Standing;
import marketplace.billing.web.PaymentPages.Shown;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;

class PaymentShownTest {
    @Test
    void a_payment_that_failed_before_it_had_a_form_waits_for_nothing_and_can_be_begun_anew() {
        var shown = shown(new EnterCard(Optional.empty(), true), false);

        assertThat(shown.failed()).isTrue();
        assertThat(shown.waits()).isFalse();
        assertThat(shown.again()).isTrue();
    }

    @Test
    void a_payment_without_a_form_yet_waits() {
        assertThat(shown(new EnterCard(Optional.empty(), false), false).waits()).isTrue();
    }

    @Test
    void a_shared_card_that_failed_is_entered_anew() {
        assertThat(shown(new EnterCard(Optional.empty(), true), true).again()).isFalse();
    }

    private static Shown shown(NextStep next, boolean shared) {
        return new Shown(
                PurchaseId.fresh(),
                List.of(),
                new Standing(Optional.empty(), List.of(), shared, Optional.empty(), 0),
                next,
                Optional.empty());
    }
}
