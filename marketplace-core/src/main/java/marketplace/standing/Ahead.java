package marketplace.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import marketplace.checkout.CheckOut.Agreed;
import marketplace.checkout.PricedBasket;
import marketplace.delivery.Arrival;
import marketplace.delivery.HandOverChoice;
import marketplace.merchants.BusinessTime;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What would be bought for the next delivery as things are now.
 *
 * @param goods all that can be had as agreed
 * @param missing what is left out
 * @param choice how it comes; none when nothing comes that day, or the pickup point is full
 */
public record Ahead(
        StandingOrder order,
        LocalDate day,
        PricedBasket goods,
        List<Missing> missing,
        @Nullable HandOverChoice choice) {
    /** So long before the cut-off it is bought, which leaves the merchants a day to answer. */
    private static final Duration BEFORE_CUT_OFF = Duration.ofDays(1);

    /** So long before it is bought she is told. */
    private static final Duration NOTICE = Duration.ofDays(3);

    /** Where nothing comes that day she is told so long before. */
    private static final int DAYS_BEFORE_NOTHING = 7;

    public Ahead {
        missing = List.copyOf(missing);
    }

    /** What is agreed with whom this time; nothing when nothing is left of it or nothing comes. */
    public Optional<Agreed> agreed() {
        return goods.parts().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(choice).map(way -> new Agreed(goods, way));
    }

    /** At most, with delivery. */
    public Money total() {
        return agreed().map(Agreed::total).orElse(Money.ZERO);
    }

    public Optional<Arrival> arrival() {
        return Optional.ofNullable(choice).map(HandOverChoice::arrival);
    }

    /** Until when she can change or skip it; then it is bought. */
    public Optional<Instant> until() {
        return arrival().map(arrival -> arrival.cutOff().minus(BEFORE_CUT_OFF));
    }

    /** When she is told of it. */
    Instant toldAt() {
        return until().map(until -> until.minus(NOTICE))
                .orElseGet(() -> day.minusDays(DAYS_BEFORE_NOTHING)
                        .atStartOfDay(BusinessTime.ZONE)
                        .toInstant());
    }

    /** Whether it can still be joined, as far as anything comes. */
    boolean isOpen(Instant now) {
        return arrival()
                .map(Arrival::cutOff)
                .filter(cutOff -> !now.isBefore(cutOff))
                .isEmpty();
    }
}
