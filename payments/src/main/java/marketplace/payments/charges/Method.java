package marketplace.payments.charges;

import java.util.List;
import marketplace.outbox.Change;
import marketplace.outbox.News;
import marketplace.payments.feed.MethodFailed;
import marketplace.payments.feed.MethodReady;
import marketplace.payments.stripe.Ask;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.payments.stripe.SetUpSeen;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/** The card of a purchase, entered once for all its merchants. */
public record Method(PurchaseId purchase, Asked asked, Found found, long version) {

    /**
     * How the card is asked for.
     *
     * @param attempt 1 for the first, one more for every further card
     */
    public record Asked(int attempt, Way way, String returnUrl, String cancelUrl) {}

    /** By script on our page, or on Stripe's own. */
    public enum Way {
        SCRIPT,
        HOSTED
    }

    /** What Stripe has made of it so far. */
    public record Found(
            SetUpSeen.State state,
            @Nullable String customer,
            @Nullable String setUp,
            @Nullable String secret,
            @Nullable String url,
            @Nullable String card,
            @Nullable Failure failure) {

        static Found nothing(@Nullable String customer) {
            return new Found(SetUpSeen.State.ASKED, customer, null, null, null, null, null);
        }
    }

    static Method first(PurchaseId purchase, Asked asked) {
        return new Method(purchase, asked, Found.nothing(null), 0);
    }

    /** Another card; the customer stays. */
    Method again(Asked next) {
        return new Method(purchase, next, Found.nothing(found.customer), version + 1);
    }

    /** What is asked of Stripe next. */
    Ask next() {
        return asked.way == Way.SCRIPT
                ? new Ask.SetUp(purchase, asked.attempt, found.customer)
                : new Ask.SetUpHosted(purchase, asked.attempt, found.customer, asked.returnUrl, asked.cancelUrl);
    }

    /** Nothing more comes of it. */
    boolean isOver() {
        return found.state == SetUpSeen.State.READY || found.state == SetUpSeen.State.GONE;
    }

    Change<Method> see(SetUpSeen seen) {
        if (isOver() || found.setUp != null && !found.setUp.equals(seen.id())) {
            return Change.none(this);
        }
        var next = new Found(
                seen.state(), seen.customer(), seen.id(), seen.secret(), seen.url(), seen.card(), seen.failure());
        if (next.equals(found)) {
            return Change.none(this);
        }
        var method = new Method(purchase, asked, next, version + 1);
        return new Change<>(method, method.news(found.state));
    }

    private List<News> news(SetUpSeen.State before) {
        if (found.state == before && found.state != SetUpSeen.State.FAILED) {
            return List.of();
        }
        return switch (found.state) {
            case READY -> List.of(new MethodReady(purchase, asked.attempt, version));
            case FAILED, GONE -> List.of(failed());
            case ASKED -> List.of();
        };
    }

    private MethodFailed failed() {
        String code = found.failure == null ? "expired" : found.failure.code();
        String declineCode = found.failure == null ? null : found.failure.declineCode();
        return new MethodFailed(purchase, asked.attempt, code, declineCode, version);
    }

    Method refused(String code) {
        var none = new Found(
                SetUpSeen.State.FAILED, found.customer, found.setUp, null, null, null, new Failure(code, null));
        return new Method(purchase, asked, none, version + 1);
    }

    Method gone() {
        var none = new Found(SetUpSeen.State.GONE, found.customer, found.setUp, null, null, null, null);
        return new Method(purchase, asked, none, version + 1);
    }
}
