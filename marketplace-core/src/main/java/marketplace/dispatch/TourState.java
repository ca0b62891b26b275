package marketplace.dispatch;

import java.time.Instant;
import java.util.Optional;
import marketplace.shared.AccountId;

/** How far a tour has come; it never goes back. */
public sealed interface TourState {
    /** The dispatcher is still at it. */
    record Planned() implements TourState {}

    /** Somebody will drive it. */
    record Given(AccountId by) implements TourState {}

    /** She is on the road. */
    record UnderWay(AccountId by, Instant since) implements TourState {}

    /** Its last stop is behind her. */
    record Ended(AccountId by, Instant at) implements TourState {}

    default String name() {
        return switch (this) {
            case Planned _ -> "PLANNED";
            case Given _ -> "GIVEN";
            case UnderWay _ -> "UNDER_WAY";
            case Ended _ -> "ENDED";
        };
    }

    default Optional<AccountId> courier() {
        return switch (this) {
            case Planned _ -> Optional.empty();
            case Given(var courier) -> Optional.of(courier);
            case UnderWay(var courier, var _) -> Optional.of(courier);
            case Ended(var courier, var _) -> Optional.of(courier);
        };
    }

    /** Whether stops may still be moved about. */
    default boolean isOpen() {
        return this instanceof Planned || this instanceof Given;
    }
}
