package marketplace.payments.ledger;

import java.time.Instant;
import java.util.List;
import marketplace.payments.stripe.Entry;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;

/**
 * Money that went from some to others, in cents; what each got is positive, what each gave negative.
 *
 * @param source Stripe's id of the entry it mirrors, so it is booked once
 */
public record Movement(String source, String what, Instant at, List<Line> lines) {

    public static final String PLATFORM = "platform:fees";
    public static final String STRIPE = "stripe:fees";

    public Movement {
        lines = lines.stream().filter(line -> line.amount() != 0).toList();
        long sum = lines.stream().mapToLong(Line::amount).sum();
        if (sum != 0) {
            throw new IllegalArgumentException(source + " is out of balance by " + sum);
        }
    }

    /** What one account got or gave. */
    public record Line(String account, long amount) {}

    public static String merchant(MerchantId merchant) {
        return "merchant:" + merchant;
    }

    public static String buyer(OrderId order) {
        return "buyer:" + order;
    }

    static String bank(MerchantId merchant) {
        return "bank:" + merchant;
    }

    /** An entry of a merchant's balance at Stripe, with the one at its other end. */
    public static Movement of(Entry entry, MerchantId merchant, String other) {
        return new Movement(
                entry.id(),
                entry.type(),
                entry.at(),
                List.of(
                        new Line(other, -entry.amount()),
                        new Line(merchant(merchant), entry.net()),
                        new Line(PLATFORM, entry.applicationFee()),
                        new Line(STRIPE, entry.stripeFee())));
    }
}
