package marketplace.dispatch.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import marketplace.dispatch.DeliveryId;
import marketplace.dispatch.Stop;
import marketplace.dispatch.Tour;
import marketplace.dispatch.TourId;
import marketplace.shared.AccountId;
import org.jspecify.annotations.Nullable;

/** A tour as the API shows it; times local, ways in kilometres. */
record TourView(
        TourId id,
        LocalDate day,
        int number,
        String vehicle,
        String state,
        @Nullable AccountId courier,
        double km,
        List<StopView> stops) {

    /**
     * A stop by its key.
     *
     * @param kind LOAD, DOOR or POINT
     * @param why NEAREST, SHORTER, SAME_PLACE or BY_HAND
     * @param outcome DONE or MISSED, once the courier was there
     */
    record StopView(
            String key,
            String kind,
            List<DeliveryId> deliveries,
            double km,
            LocalTime at,
            String why,
            boolean late,
            @Nullable Instant visitedAt,
            @Nullable String outcome) {
        static StopView of(Stop stop) {
            var visit = stop.visit();
            return new StopView(
                    stop.key(),
                    stop.kind().name(),
                    stop.deliveries(),
                    stop.leg().km(),
                    stop.leg().at(),
                    stop.leg().reason().name(),
                    stop.leg().late(),
                    visit == null ? null : visit.at(),
                    visit == null ? null : visit.outcome().name());
        }
    }

    static TourView of(Tour tour) {
        return new TourView(
                tour.id(),
                tour.day(),
                tour.identity().number(),
                tour.identity().vehicle(),
                tour.state().name(),
                tour.state().courier().orElse(null),
                tour.route().km(),
                tour.stops().stream().map(StopView::of).toList());
    }
}
