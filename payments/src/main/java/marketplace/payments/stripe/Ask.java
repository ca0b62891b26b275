package marketplace.payments.stripe;

import java.util.UUID;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.jspecify.annotations.Nullable;

/** One thing asked of Stripe, as it is stored before the call. Its key never changes, so asking again does nothing twice. */
public sealed interface Ask {

    /** What it is about, one of our ids. */
    String subject();

    /** Our idempotency key, at most 255 characters. */
    String key();

    /** A connected account for a merchant. */
    record OpenAccount(
            MerchantId merchant,
            String email,
            String name,
            @Nullable String url) implements Ask {
        @Override
        public String subject() {
            return merchant.toString();
        }

        @Override
        public String key() {
            return "account:" + merchant;
        }
    }

    /**
     * A card to be entered once by script, kept for several charges.
     *
     * @param customer of the purchase; none before its first card, which makes one
     */
    record SetUp(PurchaseId purchase, int attempt, @Nullable String customer) implements Ask {
        @Override
        public String subject() {
            return purchase.toString();
        }

        @Override
        public String key() {
            return "setup:" + purchase + ":" + attempt;
        }
    }

    /** The same on Stripe's own page, without script. */
    record SetUpHosted(
            PurchaseId purchase, int attempt, @Nullable String customer, String returnUrl, String cancelUrl)
            implements Ask {
        @Override
        public String subject() {
            return purchase.toString();
        }

        @Override
        public String key() {
            return "hosted:" + purchase + ":" + attempt;
        }
    }

    /** The customer and its card go. */
    record ForgetCustomer(PurchaseId purchase, String customer) implements Ask {
        @Override
        public String subject() {
            return purchase.toString();
        }

        @Override
        public String key() {
            return "forget:" + purchase;
        }
    }

    /**
     * A charge the buyer pays on our page, by any means the account has on; begun anew where Stripe refused the one before.
     */
    record EnterCharge(OrderId order, PurchaseId purchase, int attempt, String account, long amount, long fee)
            implements Ask {
        @Override
        public String subject() {
            return order.toString();
        }

        @Override
        public String key() {
            return "charge:" + order + ":" + attempt;
        }
    }

    /** A purchase's card and the customer it is kept for; the account that charges it gets a copy, under a key of the try. */
    record Card(String customer, String id) {}

    /** A charge tried at once with a copy of the purchase's card. */
    record TryCharge(
            OrderId order,
            PurchaseId purchase,
            int attempt,
            String account,
            long amount,
            long fee,
            Card card,
            @Nullable String returnUrl)
            implements Ask {
        @Override
        public String subject() {
            return order.toString();
        }

        @Override
        public String key() {
            return "charge:" + order + ":" + attempt;
        }
    }

    /** Another try of a charge with another card; without a return address the buyer is not there. */
    record TryAgain(
            OrderId order,
            int attempt,
            String account,
            String intent,
            Card card,
            @Nullable String returnUrl) implements Ask {
        @Override
        public String subject() {
            return order.toString();
        }

        @Override
        public String key() {
            return "again:" + order + ":" + attempt;
        }
    }

    /**
     * Takes what was held, or less; the rest is let go.
     *
     * @param version of the charge that asks, since Stripe repeats its no to a key for a day
     */
    record Capture(OrderId order, String account, String intent, long amount, long fee, long version) implements Ask {
        @Override
        public String subject() {
            return order.toString();
        }

        @Override
        public String key() {
            return "capture:" + order + ":" + amount + ":" + version;
        }
    }

    /**
     * Lets go what was held, or ends what was not paid.
     *
     * @param version of the charge that asks: what could not be ended while it was under way is ended when it failed; none
     *     of what was asked before this was counted
     */
    record Release(
            OrderId order,
            String account,
            String intent,
            @Nullable Long version) implements Ask {
        @Override
        public String subject() {
            return order.toString();
        }

        @Override
        public String key() {
            return version == null ? "release:" + order : "release:" + order + ":" + version;
        }
    }

    /** Gives back what was taken, and the fee on it in proportion. */
    record GiveBack(UUID refund, OrderId order, String account, String intent, long amount) implements Ask {
        @Override
        public String subject() {
            return refund.toString();
        }

        @Override
        public String key() {
            return "refund:" + refund;
        }
    }
}
