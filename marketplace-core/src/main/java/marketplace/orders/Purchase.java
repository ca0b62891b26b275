package marketplace.orders;

import java.time.Instant;
import java.util.Map;
import marketplace.shared.AccountId;
import marketplace.shared.PurchaseId;

/**
 * A resident's one act of buying; its status is that of its orders.
 *
 * @param language of its pages and letters, "de" or "en"
 * @param pin four digits the buyer says when she has everything
 */
public record Purchase(
        PurchaseId id, Buyer buyer, String language, Declaration declaration, String pin, Instant placedAt) {

    /** The name of her who ordered it, where it is among these; empty where it is not. */
    public String orderedBy(Map<AccountId, String> names) {
        return buyer instanceof Buyer.Account(var account) ? names.getOrDefault(account, "") : "";
    }

    /** A purchase as its holder sees it: as her own, or as that of a member of her household. */
    public record Seen(Purchase purchase, As as) {
        /** Whose it is. */
        public enum As {
            OWN,
            A_MEMBERS
        }

        public boolean isOwn() {
            return as == As.OWN;
        }
    }
}
