package marketplace.payments.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import marketplace.outbox.News;

/** Money of an order was given back ({@code DONE}), or could not be ({@code FAILED}). */
@News.Type("payments.refunded")
public record Refunded(@JsonUnwrapped ChargeFacts charge, UUID refund, long refundAmount, String refundState)
        implements News {
    @Override
    public String subject() {
        return charge.order().toString();
    }

    @Override
    public long version() {
        return charge.version();
    }
}
