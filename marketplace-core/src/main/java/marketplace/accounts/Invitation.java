package marketplace.accounts;

import java.time.Instant;
import java.util.UUID;
import marketplace.shared.SignedIn.Role;

/** What whoever proves this mail address in time is granted. Personal data. */
public record Invitation(UUID id, String mail, Role role, Instant expiresAt) {}
