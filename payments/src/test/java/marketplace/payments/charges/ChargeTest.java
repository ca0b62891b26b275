package marketplace.payments.charges;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.payments.charges.Charge.Attempt;
import marketplace.payments.charges.Charge.Card;
import marketplace.payments.charges.ChargeState.Failed;
import marketplace.payments.charges.ChargeState.Released;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;

class ChargeTest {
    private static final Card CARD = new Card("cus_1", "pm_1");
    private static final Attempt FIRST = new Attempt(1, null);

    @Test
    void a_card_that_arrives_after_the_release_is_not_charged() {
        var begun = aCharge(Charge.Progress.START).attempt(FIRST, CARD).change().next();
        var released = begun.release().change().next();

        var arrived = released.cloned(1, "pm_2");

        assertThat(arrived.asks()).isEmpty();
        assertThat(arrived.change().next().state()).isInstanceOf(Released.class);
    }

    @Test
    void a_card_that_arrives_while_what_failed_is_let_go_is_not_charged() {
        var failed = new Failed("pi_1", null, new Failure("card_declined", null));
        var before = aCharge(new Charge.Progress(failed, Attempt.NONE, Charge.Wanted.NOTHING, Money.ZERO));
        var released =
                before.attempt(FIRST, CARD).change().next().release().change().next();

        var arrived = released.cloned(1, "pm_2");

        assertThat(arrived.asks()).isEmpty();
        assertThat(arrived.change().isNone()).isTrue();
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
