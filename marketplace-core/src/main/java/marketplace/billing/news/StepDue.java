package marketplace.billing.news;

import java.util.UUID;
import marketplace.outbox.News;

/**
 * The time for a step of paying has come; billing itself takes it, outside of any transaction.
 *
 * @param about the purchase to HOLD or FORGET, the order to TAKE
 */
@News.Type("billing.step-due")
public record StepDue(Step step, UUID about) implements News {
    /** What is to be done. */
    public enum Step {
        /** Hold the money of a purchase with the card kept for it. */
        HOLD,
        /** Take what is held for an order before the bank lets it go. */
        TAKE,
        /** Have the kept card deleted. */
        FORGET
    }

    @Override
    public String subject() {
        return about.toString();
    }

    @Override
    public long version() {
        return 1;
    }
}
