package marketplace.letters;

import java.util.Locale;
import java.util.Optional;
import marketplace.billing.Slip;
import marketplace.merchants.Merchant;
import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.Payment;
import marketplace.orders.Purchase;
import marketplace.orders.Recipient;
import marketplace.pages.Language;

/** Everything letters about one order need. Personal data: put together for one letter and kept nowhere. */
public record OrderFile(Order order, Purchase purchase, Recipient recipient, Merchant merchant) {
    /** What is to be transferred for it, when it is bought on account and certain what it costs. */
    public Optional<Slip> slip() {
        return Slip.of(order, merchant);
    }

    /** Told by packing only, by the scales or by what was missing: another one than in the confirmation. */
    public Optional<Slip> packedSlip() {
        return slip().filter(_ -> order.isChanged()
                || order.lines().stream().anyMatch(line -> line.measure() instanceof Measure.Weighed));
    }

    /** Paid past the payment house before less of it was packed: the merchant owes the difference. */
    public boolean isPaidTooMuch() {
        return order.isChanged() && order.payment().status() == Payment.Status.SETTLED_OUTSIDE;
    }

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
