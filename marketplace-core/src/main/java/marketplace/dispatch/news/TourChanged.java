package marketplace.dispatch.news;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import marketplace.outbox.News;

/**
 * A tour as it is now, in figures.
 *
 * @param state PLANNED, GIVEN, UNDER_WAY or ENDED
 * @param vehicle its key
 * @param stops all of them
 * @param visited how many of them the courier has been to
 * @param km as planned, on the straight line times the detour factor
 * @param deliveries the ids of what it brings
 */
@News.Type("dispatch.tour-changed")
public record TourChanged(
        UUID tour,
        long version,
        LocalDate day,
        String state,
        String vehicle,
        int stops,
        int visited,
        double km,
        List<UUID> deliveries)
        implements News {
    public TourChanged {
        deliveries = List.copyOf(deliveries);
    }

    @Override
    public String subject() {
        return tour.toString();
    }
}
