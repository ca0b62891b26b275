package marketplace.billing.news;

import java.util.UUID;
import marketplace.outbox.News;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;

/**
 * Money that goes back has been asked for, is given back, could not be, or was given back outside.
 *
 * @param amount in cents
 * @param state ASKED, DONE, FAILED or OUTSIDE
 * @param askedAs its id at payments
 */
@News.Type("billing.refund-moved")
public record RefundMoved(
        UUID refund,
        OrderId order,
        MerchantId merchant,
        long amount,
        String reason,
        String state,
        UUID askedAs,
        long version)
        implements News {
    public boolean isIn(Enum<?> one) {
        return state.equals(one.name());
    }

    @Override
    public String subject() {
        return refund.toString();
    }
}
