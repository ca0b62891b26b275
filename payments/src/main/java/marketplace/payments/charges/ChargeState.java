package marketplace.payments.charges;

import java.time.Duration;
import java.time.Instant;
import marketplace.payments.stripe.IntentSeen;
import marketplace.payments.stripe.IntentSeen.Failure;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/** Where a charge stands; each state knows only what is true in it. */
public sealed interface ChargeState {

    Duration SILENCE = Duration.ofMinutes(5);

    /** Stripe knows nothing of it, or has not answered the first try yet. */
    record Planned() implements ChargeState {}

    /** The buyer pays on our page. */
    record Open(String intent, String secret) implements ChargeState {}

    /** The buyer's bank asks her. */
    record ActionRequired(
            String intent, String secret, @Nullable String url) implements ChargeState {}

    /** The buyer has paid by a means that takes days to arrive, and may still fail. */
    record UnderWay(String intent) implements ChargeState {}

    /** The last try failed; another may follow. */
    record Failed(@Nullable String intent, @Nullable String secret, Failure failure) implements ChargeState {}

    record Authorised(String intent, Instant captureBefore) implements ChargeState {}

    record Captured(String intent, Money amount, Money fee) implements ChargeState {}

    /** @param reason {@code automatic} when the hold ran out at the bank */
    record Released(@Nullable String intent, String reason) implements ChargeState {
        boolean ranOut() {
            return reason.equals("automatic");
        }
    }

    /** How far along it is; a state never gives way to one less far. */
    default int rank() {
        return switch (this) {
            case Planned _ -> 0;
            case Open _, ActionRequired _, UnderWay _, Failed _ -> 1;
            case Authorised _ -> 2;
            case Captured _, Released _ -> 3;
        };
    }

    /** When Stripe is looked at if nothing was heard of the charge by then; never when nothing is to come. */
    default @Nullable Instant nextLook(Instant now) {
        return switch (this) {
            case Open _, ActionRequired _, UnderWay _ -> now.plus(SILENCE);
            case Authorised held -> held.captureBefore.plus(SILENCE);
            case Failed failed when failed.intent != null -> now.plus(SILENCE);
            case Planned _, Failed _, Captured _, Released _ -> null;
        };
    }

    default @Nullable String intent() {
        return switch (this) {
            case Planned _ -> null;
            case Open open -> open.intent;
            case ActionRequired asked -> asked.intent;
            case UnderWay going -> going.intent;
            case Failed failed -> failed.intent;
            case Authorised held -> held.intent;
            case Captured taken -> taken.intent;
            case Released released -> released.intent;
        };
    }

    static ChargeState of(IntentSeen seen) {
        return switch (seen) {
            case IntentSeen.NeedsCard card
            when card.failure() != null -> new Failed(card.intent(), card.secret(), card.failure());
            case IntentSeen.NeedsCard card -> new Open(card.intent(), card.secret());
            case IntentSeen.NeedsBuyer buyer -> new ActionRequired(buyer.intent(), buyer.secret(), buyer.url());
            case IntentSeen.UnderWay going -> new UnderWay(going.intent());
            case IntentSeen.Held held -> new Authorised(held.intent(), held.captureBefore());
            case IntentSeen.Taken taken ->
                new Captured(
                        taken.intent(),
                        Money.euro(taken.entry().amount()),
                        Money.euro(taken.entry().applicationFee()));
            case IntentSeen.Cancelled cancelled -> new Released(cancelled.intent(), cancelled.reason());
        };
    }
}
