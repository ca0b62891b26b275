package marketplace.payments.stripe;

import java.time.Instant;

/** Where a merchant completes his account; good once. */
public record Link(String url, Instant expiresAt) {}
