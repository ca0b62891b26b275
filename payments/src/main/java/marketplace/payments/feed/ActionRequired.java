package marketplace.payments.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import marketplace.outbox.News;

/** The buyer's bank wants to hear from her before it holds the money. */
@News.Type("payments.action-required")
public record ActionRequired(@JsonUnwrapped ChargeFacts charge) implements News {
    @Override
    public String subject() {
        return charge.order().toString();
    }

    @Override
    public long version() {
        return charge.version();
    }
}
