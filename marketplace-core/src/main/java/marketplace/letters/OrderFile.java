package marketplace.letters;

import java.util.Locale;
import marketplace.merchants.Merchant;
import marketplace.orders.Order;
import marketplace.orders.Purchase;
import marketplace.orders.Recipient;
import marketplace.pages.Language;

/** Everything letters about one order need. Personal data: put together for one letter and kept nowhere. */
public record OrderFile(Order order, Purchase purchase, Recipient recipient, Merchant merchant) {
    static Language languageOf(Purchase purchase) {
        return Language.valueOf(purchase.language().toUpperCase(Locale.ROOT));
    }

    Language language() {
        return languageOf(purchase);
    }

    @Override
    public String toString() {
        return "OrderFile[" + order + "]";
    }
}
