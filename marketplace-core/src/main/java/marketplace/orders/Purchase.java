package marketplace.orders;

import java.time.Instant;
import marketplace.shared.PurchaseId;

/**
 * A resident's one act of buying; its status is that of its orders.
 *
 * @param language of its pages and letters, "de" or "en"
 * @param pin four digits the buyer says when she has everything
 */
public record Purchase(
        PurchaseId id, Buyer buyer, String language, Declaration declaration, String pin, Instant placedAt) {}
