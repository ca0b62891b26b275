package marketplace.accounts;

import java.time.Instant;
import marketplace.shared.SignedIn.Role;

/**
 * That somebody was granted something, or lost it.
 *
 * @param name whose grant; empty for an invitation and after erasure
 * @param by who did it; empty: the house itself, or erased
 */
public record GrantChange(Kind kind, Role role, String name, String by, Instant at) {
    /** What became of it. */
    public enum Kind {
        GIVEN,
        TAKEN,
        INVITED,
        UNINVITED
    }
}
