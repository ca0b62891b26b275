package marketplace.payments.stripe;

import java.util.List;

/** How a connected account stands; {@code due} names what Stripe still wants to know. */
public record AccountSeen(
        String id, boolean detailsSubmitted, boolean chargesEnabled, boolean payoutsEnabled, List<String> due) {}
