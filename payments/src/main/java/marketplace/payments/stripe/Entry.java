package marketplace.payments.stripe;

import java.time.Instant;

/**
 * One entry in a connected account's balance, in cents.
 *
 * @param amount before fees; negative when money leaves
 * @param applicationFee our share in it
 * @param stripeFee Stripe's share in it
 * @param source the object it comes from
 */
public record Entry(
        String id, String type, String source, long amount, long applicationFee, long stripeFee, Instant at) {

    public long net() {
        return amount - applicationFee - stripeFee;
    }
}
