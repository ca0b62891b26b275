package marketplace.payments.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import marketplace.outbox.News;

/** A try to hold or take the money of an order failed. */
@News.Type("payments.failed")
public record Failed(@JsonUnwrapped ChargeFacts charge) implements News {
    @Override
    public String subject() {
        return charge.order().toString();
    }

    @Override
    public long version() {
        return charge.version();
    }
}
