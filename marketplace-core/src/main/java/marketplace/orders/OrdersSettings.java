package marketplace.orders;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long merchant and buyer have to do their part, and what happens meanwhile.
 *
 * @param remindAfter since the order was secured
 * @param escalateAfter since the reminder: a carer takes over
 * @param answerWithin since the order was secured; then it lapses
 * @param payWithin since the buyer was told that her payment was lost; then it lapses
 */
@ConfigurationProperties("orders")
public record OrdersSettings(
        @DefaultValue("4h") Duration remindAfter,
        @DefaultValue("8h") Duration escalateAfter,
        @DefaultValue("36h") Duration answerWithin,
        @DefaultValue("24h") Duration payWithin) {

    Order.Deadlines deadlines(Instant now) {
        return new Order.Deadlines(now.plus(answerWithin), now.plus(payWithin));
    }

    Instant remindAt(Instant answerBy) {
        return answerBy.minus(answerWithin).plus(remindAfter);
    }

    Instant escalateAt(Instant answerBy) {
        return remindAt(answerBy).plus(escalateAfter);
    }
}
