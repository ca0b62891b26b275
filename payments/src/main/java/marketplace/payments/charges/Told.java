package marketplace.payments.charges;

import marketplace.outbox.News;
import marketplace.payments.charges.ChargeState.Authorised;
import marketplace.payments.charges.ChargeState.Captured;
import marketplace.payments.charges.ChargeState.Failed;
import marketplace.payments.charges.ChargeState.Released;
import marketplace.payments.feed.ActionRequired;
import marketplace.payments.feed.ChargeFacts;
import marketplace.payments.feed.UnderWay;
import marketplace.payments.stripe.IntentSeen.Failure;
import org.jspecify.annotations.Nullable;

/** What is told of a charge, always whole. */
enum Told {
    ACTION_REQUIRED,
    UNDER_WAY,
    AUTHORISED,
    CAPTURED,
    RELEASED,
    FAILED;

    private static final String HOLD_RAN_OUT = "expired";

    News of(Charge charge) {
        var facts = facts(charge);
        return switch (this) {
            case ACTION_REQUIRED -> new ActionRequired(facts);
            case UNDER_WAY -> new UnderWay(facts);
            case AUTHORISED -> new marketplace.payments.feed.Authorised(facts);
            case CAPTURED -> new marketplace.payments.feed.Captured(facts);
            case RELEASED -> new marketplace.payments.feed.Released(facts);
            case FAILED -> new marketplace.payments.feed.Failed(facts);
        };
    }

    static ChargeFacts facts(Charge charge) {
        var taken = charge.state() instanceof Captured captured ? captured : null;
        var failure = failureOf(charge.state());
        return new ChargeFacts(
                charge.order(),
                charge.terms().purchase(),
                charge.terms().merchant(),
                Charge.nameOf(charge.state()),
                charge.terms().amount().minor(),
                taken == null ? 0 : taken.amount().minor(),
                taken == null ? 0 : taken.fee().minor(),
                charge.refunded().minor(),
                charge.attempt().number(),
                charge.state() instanceof Authorised held ? held.captureBefore() : null,
                failure == null ? null : failure.code(),
                failure == null ? null : failure.declineCode(),
                wanted(charge),
                charge.version());
    }

    private static @Nullable String wanted(Charge charge) {
        return charge.wanted().what() == Charge.Wanted.What.NOTHING
                ? null
                : charge.wanted().what().name();
    }

    static @Nullable Failure failureOf(ChargeState state) {
        return switch (state) {
            case Failed failed -> failed.failure();
            case Released released when released.ranOut() -> new Failure(HOLD_RAN_OUT, null);
            case ChargeState _ -> null;
        };
    }
}
