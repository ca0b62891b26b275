package marketplace.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import marketplace.orders.Buyer;
import marketplace.orders.Purchase;
import marketplace.orders.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Whose purchases are delivered together: those of one account to one address; a guest's purchase is by itself.
 *
 * @param key tells nothing of the address
 */
record Household(String key) {
    static Household of(Purchase purchase, @Nullable Recipient recipient) {
        return purchase.buyer() instanceof Buyer.Account(var account) && recipient != null
                ? new Household(account + "/" + door(recipient))
                : new Household(purchase.id().toString());
    }

    private static UUID door(Recipient recipient) {
        return UUID.nameUUIDFromBytes(recipient.door().getBytes(StandardCharsets.UTF_8));
    }
}
