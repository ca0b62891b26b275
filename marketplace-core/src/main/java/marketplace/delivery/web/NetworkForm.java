package marketplace.delivery.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.delivery.NetworkRefused;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Vehicle;
import marketplace.delivery.Window;
import marketplace.shared.PlaceCode;
import org.springframework.util.MultiValueMap;

/**
 * What the operator's forms about the network send.
 *
 * @param form which of them; its fields begin with it and a dot
 * @param slugOf how a name stands in an address, for what has no key yet
 */
record NetworkForm(String form, MultiValueMap<String, String> fields, UnaryOperator<String> slugOf) {
    static final int LONG = 400;
    private static final int LONGEST = 120;
    private static final int MOST = 1_000_000;

    PlaceCode place() {
        return PlaceCode.of(text("place"));
    }

    /** Separated by commas or spaces. */
    List<String> postcodes() {
        return List.of(text("postcodes", LONG).split("[,;\\s]+"));
    }

    DeliveryDay day() {
        var cutOff = new CutOff(weekday("cutDay"), time("cutTime"));
        return DeliveryDay.of(weekday("weekday"), cutOff, window());
    }

    PickupPoint point() {
        return new PickupPoint(
                slug(),
                text("name"),
                place(),
                text("street"),
                weekday("weekday"),
                window(),
                text("hours"),
                number("crates", 1),
                number("coldPlaces", 0));
    }

    Vehicle vehicle() {
        return new Vehicle(
                slug(),
                text("name"),
                kind(),
                given("cold").equals("yes"),
                number("crates", 1),
                place(),
                given("rangeKm").isEmpty() ? null : number("rangeKm", 1),
                number("centsPerKm", 0),
                number("centsPerHour", 0),
                null);
    }

    private String slug() {
        var known = given("slug");
        return Slugs.checked(known.isEmpty() ? slugOf.apply(text("name")) : known);
    }

    private Window window() {
        return Window.of(time("from"), time("to"));
    }

    private DayOfWeek weekday(String field) {
        return constant(DayOfWeek.class, field);
    }

    private Vehicle.Kind kind() {
        return constant(Vehicle.Kind.class, "kind");
    }

    private <E extends Enum<E>> E constant(Class<E> type, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(given(field)))
                .findFirst()
                .orElseThrow(() -> missing(field));
    }

    private LocalTime time(String field) {
        try {
            return LocalTime.parse(given(field));
        } catch (DateTimeParseException _) {
            throw missing(field);
        }
    }

    private int number(String field, int least) {
        try {
            var number = Integer.parseInt(given(field));
            if (number >= least && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw missing(field);
        }
        throw missing(field);
    }

    private String text(String field) {
        return text(field, LONGEST);
    }

    private String text(String field, int longest) {
        var text = given(field);
        if (text.isEmpty() || text.length() > longest) {
            throw missing(field);
        }
        return text;
    }

    private String given(String field) {
        return Objects.requireNonNullElse(fields.getFirst(form + "." + field), "")
                .strip();
    }

    /** What it holds, by the names of its fields without the form's. */
    Map<String, String> filled() {
        var beginning = form + ".";
        return fields.toSingleValueMap().entrySet().stream()
                .filter(field -> field.getKey().startsWith(beginning))
                .collect(Collectors.toMap(field -> field.getKey().substring(beginning.length()), Map.Entry::getValue));
    }

    private static NetworkRefused missing(String field) {
        return new NetworkRefused.Invalid(field, "missing", "Please fill in this field.");
    }
}
