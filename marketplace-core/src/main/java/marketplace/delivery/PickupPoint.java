package marketplace.delivery;

import java.time.DayOfWeek;
import marketplace.shared.PlaceCode;

/**
 * Where goods wait for people.
 *
 * @param slug its key: lower-case letters, digits, hyphens
 * @param weekday of its place on which it is filled
 * @param window in which one can fetch them on that day
 * @param hours for people
 * @param crates how many deliveries it takes a day
 * @param coldPlaces how many of them cold
 */
public record PickupPoint(
        String slug,
        String name,
        PlaceCode place,
        String street,
        DayOfWeek weekday,
        Window window,
        String hours,
        int crates,
        int coldPlaces) {}
