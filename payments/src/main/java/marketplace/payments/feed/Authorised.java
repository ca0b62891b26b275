package marketplace.payments.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import marketplace.outbox.News;

/** The money of an order is held. */
@News.Type("payments.authorised")
public record Authorised(@JsonUnwrapped ChargeFacts charge) implements News {
    @Override
    public String subject() {
        return charge.order().toString();
    }

    @Override
    public long version() {
        return charge.version();
    }
}
