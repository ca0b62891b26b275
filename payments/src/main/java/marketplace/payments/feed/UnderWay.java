package marketplace.payments.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import marketplace.outbox.News;

/** The buyer has paid an order by a means that takes days to arrive, and may still fail. */
@News.Type("payments.under-way")
public record UnderWay(@JsonUnwrapped ChargeFacts charge) implements News {
    @Override
    public String subject() {
        return charge.order().toString();
    }

    @Override
    public long version() {
        return charge.version();
    }
}
