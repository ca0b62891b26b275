package marketplace.dispatch.news;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import marketplace.outbox.News;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Nobody was at home, or something was missing at the door.
 *
 * @param tries how often it was brought in vain
 * @param missed the day of the tour
 * @param next the day it comes again; none when it went back to the shops
 * @param orders those still open
 */
@News.Type("dispatch.delivery-missed")
public record DeliveryMissed(
        UUID delivery,
        long tries,
        String place,
        LocalDate missed,
        @Nullable LocalDate next,
        List<OrderId> orders) implements News {
    public DeliveryMissed {
        orders = List.copyOf(orders);
    }

    @Override
    public String subject() {
        return delivery.toString();
    }

    @Override
    public long version() {
        return tries;
    }
}
