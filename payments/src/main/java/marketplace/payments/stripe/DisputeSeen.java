package marketplace.payments.stripe;

import java.util.List;

/** How a dispute stands, and what it moved. */
public record DisputeSeen(
        String id, String account, String intent, long amount, String reason, String status, List<Entry> entries) {}
