package marketplace.orders;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.Money;

/** How the buyer bound herself; without one there is no contract (§ 312j BGB, R15). */
public sealed interface Declaration {
    /** She pressed "Zahlungspflichtig bestellen" under this total. */
    record Button(Money shown) implements Declaration {}

    /** A carer read the total to her on the phone, and she agreed. */
    record ReadAloud(AccountId by, Instant at, Money read) implements Declaration {}

    /** She agreed to it once, for every time. */
    record Standing(UUID contract) implements Declaration {}

    /** She accepted a version of a quote. */
    record QuoteAccepted(UUID quote, int version) implements Declaration {}

    /** The total she was told, where one was told. */
    default Optional<Money> told() {
        return switch (this) {
            case Button(var shown) -> Optional.of(shown);
            case ReadAloud(var _, var _, var read) -> Optional.of(read);
            case Standing _, QuoteAccepted _ -> Optional.empty();
        };
    }
}
