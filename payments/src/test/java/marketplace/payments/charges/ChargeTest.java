package marketplace.payments.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import marketplace.payments.charges.Charge.Attempt;
import marketplace.payments.stripe.Ask;
import marketplace.payments.stripe.IntentSeen;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;

class ChargeTest {
    private static final Ask.Card CARD = new Ask.Card("cus_1", "pm_1");
    private static final Attempt FIRST = new Attempt(1, null);

    @Test
    void what_is_held_after_its_release_was_commanded_is_let_go() {
        var begun = aCharge(Charge.Progress.START).attempt(FIRST, CARD).change().next();
        var released = begun.release().change().next();

        var held = released.see(new IntentSeen.Held("pi_1", Instant.EPOCH));

        assertThat(held.asks()).singleElement().isInstanceOf(Ask.Release.class);
    }

    @Test
    void a_charge_refused_before_it_had_an_intent_is_begun_anew_under_another_key() {
        var first = aCharge(Charge.Progress.START).enter().asks().getFirst();
        var refused = aCharge(Charge.Progress.START)
                .refused(first, "account_restricted")
                .change()
                .next();

        var again = refused.enter();

        assertThat(again.asks())
                .singleElement()
                .satisfies(ask -> assertThat(ask.key()).isNotEqualTo(first.key()));
        assertThat(again.change().next().state()).isInstanceOf(ChargeState.Planned.class);
    }

    private static Charge aCharge(Charge.Progress progress) {
        var terms = new Terms(
                PurchaseId.fresh(),
                MerchantId.fresh(),
                Money.euro(1_000),
                new BasisPoints(500),
                Money.ZERO,
                Terms.Way.SAVED);
        return new Charge(OrderId.fresh(), "acct_1", terms, progress, 1);
    }
}
