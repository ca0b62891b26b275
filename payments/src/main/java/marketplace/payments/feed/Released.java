package marketplace.payments.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import marketplace.outbox.News;

/** Nothing will be taken for an order. */
@News.Type("payments.released")
public record Released(@JsonUnwrapped ChargeFacts charge) implements News {
    @Override
    public String subject() {
        return charge.order().toString();
    }

    @Override
    public long version() {
        return charge.version();
    }
}
