package marketplace.dispatch;

import java.time.LocalTime;
import java.util.Optional;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Window;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery is.
 *
 * @param window in which it comes or can be fetched
 * @param point where it waits or will wait
 * @param tour that brings it, once one was planned
 */
public record Progress(
        Delivery delivery,
        Window window,
        @Nullable PickupPoint point,
        @Nullable Tour tour) {
    /** The arrival is told to half an hour: a quarter before what is planned to a quarter after it. */
    private static final int LEEWAY_MINUTES = 15;

    /** How far it has come. */
    public enum Stage {
        /** It will come on its day. */
        COMING,
        /** Somebody will bring it at about a known time. */
        PLANNED,
        /** The courier is on the road with it. */
        ON_THE_WAY,
        /** It waits at the pickup point. */
        WAITING,
        /** It went back to the shops and can be fetched there. */
        BACK,
        OVER
    }

    public Stage stage() {
        if (delivery.isOver()) {
            return Stage.OVER;
        }
        if (delivery.backSince() != null) {
            return Stage.BACK;
        }
        if (delivery.waitsSince() != null) {
            return Stage.WAITING;
        }
        return tour == null ? Stage.COMING : stageOf(tour.state());
    }

    private static Stage stageOf(TourState state) {
        return switch (state) {
            case TourState.Planned _ -> Stage.COMING;
            case TourState.Given _ -> Stage.PLANNED;
            case TourState.UnderWay _, TourState.Ended _ -> Stage.ON_THE_WAY;
        };
    }

    /** The half hour in which the courier is expected, once a tour was given to her. */
    public Optional<Window> expected() {
        return Optional.ofNullable(tour)
                .filter(planned -> !(planned.state() instanceof TourState.Planned))
                .flatMap(planned -> planned.bringing(delivery.id()))
                .map(stop -> around(stop.leg().at()));
    }

    /** Open stops before hers, when the courier is on the road. */
    public Optional<Integer> stopsBefore() {
        return Optional.ofNullable(tour)
                .filter(driven -> driven.state() instanceof TourState.UnderWay)
                .flatMap(driven -> driven.stopsBefore(delivery.id()));
    }

    private static Window around(LocalTime at) {
        var from = at.minusMinutes(LEEWAY_MINUTES);
        var to = at.plusMinutes(LEEWAY_MINUTES);
        return from.isBefore(to) ? new Window(from, to) : new Window(at, LocalTime.MAX);
    }
}
