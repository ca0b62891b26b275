package marketplace.portal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import marketplace.delivery.Served;
import marketplace.finding.Found.Comes;
import marketplace.finding.Found.Shop;
import marketplace.finding.Way;
import marketplace.pages.Frame;
import marketplace.pages.parts.Reach;
import org.jspecify.annotations.Nullable;

/**
 * How what a shop sells comes to the reader, the best promise first: the next day on which it holds, or how far it is
 * and how long the shop is open.
 */
record Reaches(Frame frame, LocalDateTime now, Served served) {
    private static final int MOST = 2;
    private static final int SOON_DAYS = 6;
    private static final double METRES = 1_000;

    /** At most two lines; one that says no when the reader's place is known and nothing comes there. */
    List<Reach> of(Shop shop) {
        var lines = Stream.of(way(shop, Way.DELIVERY, this::brought), way(shop, Way.POINT, this::atThePoint))
                .flatMap(Optional::stream)
                .limit(1);
        var all = new ArrayList<>(Stream.concat(
                        lines,
                        Stream.of(way(shop, Way.VAN, this::onWheels), fetched(shop))
                                .flatMap(Optional::stream))
                .limit(MOST)
                .toList());
        if (all.isEmpty() && frame.place() != null) {
            all.add(new Reach(
                    Reach.Way.NONE,
                    frame.text("portal.reach.none", frame.place().name())));
        }
        return all;
    }

    private static Optional<Reach> way(Shop shop, Way way, Function<List<Comes>, Optional<Reach>> line) {
        var days = shop.ways().stream()
                .filter(one -> one.way().equals(way.code()) && one.weekday() != null)
                .toList();
        return days.isEmpty() ? Optional.empty() : line.apply(days);
    }

    private Optional<Reach> brought(List<Comes> days) {
        return next(days)
                .map(date -> isSoon(date)
                        ? new Reach(Reach.Way.DAY, frame.text("portal.reach.delivery", day(date)))
                        : new Reach(Reach.Way.LATER, frame.text("portal.reach.delivery", day(date))));
    }

    private Optional<Reach> atThePoint(List<Comes> days) {
        return next(days).map(date -> new Reach(Reach.Way.POINT, frame.text("portal.reach.point", day(date))));
    }

    private Optional<Reach> onWheels(List<Comes> days) {
        return next(days)
                .map(date -> new Reach(
                        Reach.Way.DAY,
                        days.stream()
                                .filter(one -> one.at() != null && date.getDayOfWeek() == NextDay.weekday(one))
                                .findFirst()
                                .map(one -> frame.text("portal.reach.van.at", day(date), time(one.at())))
                                .orElseGet(() -> frame.text("portal.reach.van", day(date)))));
    }

    private Optional<LocalDate> next(List<Comes> days) {
        return new NextDay(now, served).of(days);
    }

    private Optional<Reach> fetched(Shop shop) {
        var offered = shop.ways().stream().anyMatch(way -> way.way().equals(Way.PICKUP.code()));
        return offered || shop.ways().isEmpty() && frame.place() == null
                ? Optional.of(new Reach(Reach.Way.FETCH, where(shop) + hours(shop)))
                : Optional.empty();
    }

    /** How far it is and how long it is open, for somebody who wants to go there: "3 km · bis 18 Uhr". */
    List<Reach> away(Shop shop) {
        return List.of(new Reach(Reach.Way.FETCH, where(shop) + hours(shop)));
    }

    /** How far away somebody is who comes and does it; how long one can ask her now. */
    List<Reach> coming(Shop shop) {
        return shop.metres() == null
                ? List.of()
                : List.of(new Reach(Reach.Way.HOME, frame.formats().distance(shop.metres() / METRES) + hours(shop)));
    }

    private String where(Shop shop) {
        if (shop.metres() != null) {
            return frame.formats().distance(shop.metres() / METRES);
        }
        return frame.text("portal.reach.fetch");
    }

    private String hours(Shop shop) {
        if (shop.until() != null) {
            return " · " + frame.text("portal.reach.until", time(shop.until()));
        }
        return Boolean.FALSE.equals(shop.open()) ? " · " + frame.text("portal.reach.closed") : "";
    }

    private String time(@Nullable String time) {
        return frame.formats().time(LocalTime.parse(time == null ? "00:00" : time));
    }

    private boolean isSoon(LocalDate date) {
        return !date.isAfter(now.toLocalDate().plusDays(SOON_DAYS));
    }

    private String day(LocalDate date) {
        if (date.equals(now.toLocalDate())) {
            return frame.text("portal.day.today");
        }
        if (date.equals(now.toLocalDate().plusDays(1))) {
            return frame.text("portal.day.tomorrow");
        }
        return isSoon(date)
                ? frame.text("portal.day.on", frame.formats().weekday(date))
                : frame.text("portal.day.on", frame.formats().day(date));
    }
}
