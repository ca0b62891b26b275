package marketplace.orders;

import java.util.UUID;
import marketplace.shared.AccountId;

/** Whose purchase it is. */
public sealed interface Buyer {
    /** Somebody with an account. */
    record Account(AccountId id) implements Buyer {}

    /** A guest, known by her visit's id as long as it lasts, and by the pass we gave her. */
    record Guest(UUID visit) implements Buyer {}
}
