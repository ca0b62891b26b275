package marketplace.payments.onboarding;

import java.util.List;
import marketplace.outbox.Change;
import marketplace.payments.feed.AccountChanged;
import marketplace.payments.stripe.AccountSeen;
import marketplace.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's account at Stripe as last seen.
 *
 * @param account Stripe's id, absent until Stripe has answered
 * @param due what Stripe still wants to know, in its words
 */
public record PayoutAccount(
        MerchantId merchant,
        @Nullable String account,
        boolean detailsSubmitted,
        boolean chargesEnabled,
        boolean payoutsEnabled,
        List<String> due,
        long version) {

    /** How far it is. */
    public enum State {
        ASKED,
        OPEN,
        READY,
        RESTRICTED
    }

    public State state() {
        if (account == null) {
            return State.ASKED;
        }
        if (chargesEnabled) {
            return State.READY;
        }
        return detailsSubmitted ? State.RESTRICTED : State.OPEN;
    }

    Change<PayoutAccount> see(AccountSeen seen) {
        var next = new PayoutAccount(
                merchant,
                seen.id(),
                seen.detailsSubmitted(),
                seen.chargesEnabled(),
                seen.payoutsEnabled(),
                seen.due(),
                version + 1);
        return next.isLike(this) ? Change.none(this) : Change.of(next, next.news());
    }

    private boolean isLike(PayoutAccount other) {
        return state() == other.state() && payoutsEnabled == other.payoutsEnabled && due.equals(other.due);
    }

    private AccountChanged news() {
        return new AccountChanged(merchant, state().name(), chargesEnabled, payoutsEnabled, due.size(), version);
    }
}
