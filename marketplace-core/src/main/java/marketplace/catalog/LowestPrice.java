package marketplace.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whether a price may be announced as reduced, and from what (§ 11 PAngV; EuGH C-330/23): the lowest total price of the
 * thirty days before the reduction began. Steps down without a rise between count as one reduction.
 */
public final class LowestPrice {
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);
    /** After this long the price is no longer news but the price. */
    private static final Duration ANNOUNCED = Duration.ofDays(60);

    private LowestPrice() {}

    /** A price and since when it holds; none while the thing was not offered. */
    public record Held(Instant since, @Nullable Money price) {}

    /**
     * @param was the thirty-day price
     * @param percent by how much the price of now is below it, rounded down
     */
    public record Reduction(Money was, int percent) {}

    /** @param history oldest first, complete since the thing was first offered */
    static Optional<Reduction> reduction(List<Held> history, Instant now) {
        var began = beganAt(history);
        if (began == 0) {
            return Optional.empty();
        }
        var start = history.get(began).since();
        var from = start.minus(THIRTY_DAYS);
        if (history.getFirst().since().isAfter(from) || start.isBefore(now.minus(ANNOUNCED))) {
            return Optional.empty();
        }
        return lowest(history, began, from)
                .flatMap(was -> reduced(was, history.getLast().price()));
    }

    /** Where the run of falling prices that ends now begins; 0 when the last step was none. */
    private static int beganAt(List<Held> history) {
        var at = Math.max(0, history.size() - 1);
        while (at > 0 && falls(history.get(at - 1), history.get(at))) {
            at--;
        }
        return at + 1 >= history.size() ? 0 : at + 1;
    }

    private static boolean falls(Held before, Held after) {
        return before.price() != null && after.price() != null && before.price().compareTo(after.price()) > 0;
    }

    private static Optional<Money> lowest(List<Held> history, int began, Instant from) {
        return IntStream.range(0, began)
                .filter(i -> history.get(i + 1).since().isAfter(from))
                .mapToObj(history::get)
                .flatMap(held -> Optional.ofNullable(held.price()).stream())
                .min(Money::compareTo);
    }

    private static Optional<Reduction> reduced(Money was, @Nullable Money now) {
        if (now == null || now.compareTo(was) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Reduction(was, Math.toIntExact((was.minor() - now.minor()) * 100 / was.minor())));
    }
}
