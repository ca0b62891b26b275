package marketplace.delivery.web;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.counties.Place;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.Network;
import marketplace.delivery.PickupPoint;
import marketplace.delivery.Vehicle;
import marketplace.pages.Frame;
import marketplace.pages.parts.Field;
import marketplace.pages.parts.Option;
import marketplace.shared.PlaceCode;

/**
 * The network before the operator, and what stands in its forms.
 *
 * @param filled what a form holds by the names of its fields
 * @param form which form is meant: tage, orte, punkte, fahrzeuge
 */
public record NetworkShown(Network network, List<Place> places, String form, Map<String, String> filled) {
    static final String PATH = "/betreiber/lieferung";

    /** A day of a place. */
    public record Served(Place place, DeliveryDay day) {}

    public String path(String step) {
        return PATH + "/" + step;
    }

    /** The days of all places, by place and weekday. */
    public List<Served> days() {
        return ordered().stream()
                .flatMap(place -> network.daysOf(place.code()).stream().map(day -> new Served(place, day)))
                .toList();
    }

    public String nameOf(PlaceCode code) {
        return places.stream()
                .filter(place -> place.code().equals(code))
                .map(Place::name)
                .collect(Collectors.joining());
    }

    public boolean changes(String form) {
        return this.form.equals(form) && filled.containsKey("slug");
    }

    public String slug() {
        return filled.getOrDefault("slug", "");
    }

    public List<Field> day(Frame frame) {
        return List.of(
                place(frame, "tage", "delivery.place"),
                weekday(frame, "tage", "weekday", "delivery.day"),
                time(frame, "tage", "from", "delivery.from"),
                time(frame, "tage", "to", "delivery.to"),
                weekday(frame, "tage", "cutDay", "delivery.cut-off.day"),
                time(frame, "tage", "cutTime", "delivery.cut-off.time"));
    }

    public List<Field> postcodes(Frame frame) {
        return List.of(
                place(frame, "orte", "delivery.place"),
                text(frame, "orte", "postcodes", "delivery.postcodes")
                        .max(NetworkForm.LONG)
                        .hint(frame.text("delivery.postcodes.hint")));
    }

    public List<Field> point(Frame frame) {
        return List.of(
                text(frame, "punkte", "name", "delivery.name"),
                text(frame, "punkte", "street", "delivery.street"),
                place(frame, "punkte", "delivery.place"),
                weekday(frame, "punkte", "weekday", "delivery.day"),
                time(frame, "punkte", "from", "delivery.from"),
                time(frame, "punkte", "to", "delivery.to"),
                text(frame, "punkte", "hours", "delivery.hours"),
                text(frame, "punkte", "crates", "delivery.crates").type("number"),
                text(frame, "punkte", "coldPlaces", "delivery.cold-places").type("number"));
    }

    public List<Field> vehicle(Frame frame) {
        var kinds = Arrays.stream(Vehicle.Kind.values())
                .map(kind -> Option.of(
                        kind.name(),
                        frame.text("delivery.kind." + kind.name()),
                        kind.name().equals(value("fahrzeuge", "kind"))))
                .toList();
        return List.of(
                text(frame, "fahrzeuge", "name", "delivery.name"),
                Field.of("fahrzeuge.kind", frame.text("delivery.kind"), kinds),
                place(frame, "fahrzeuge", "delivery.base"),
                text(frame, "fahrzeuge", "crates", "delivery.crates.vehicle").type("number"),
                text(frame, "fahrzeuge", "rangeKm", "delivery.range")
                        .type("number")
                        .asOptional(),
                text(frame, "fahrzeuge", "centsPerKm", "delivery.per-km").type("number"),
                text(frame, "fahrzeuge", "centsPerHour", "delivery.per-hour").type("number"));
    }

    public boolean cold() {
        return value("fahrzeuge", "cold").equals("yes");
    }

    static Map<String, String> of(Place place) {
        return Map.of("place", place.code().value(), "postcodes", String.join(", ", place.postcodes()));
    }

    static Map<String, String> of(PickupPoint point) {
        return Map.of(
                "slug", point.slug(),
                "name", point.name(),
                "street", point.street(),
                "place", point.place().value(),
                "weekday", point.weekday().name(),
                "from", point.window().from().toString(),
                "to", point.window().to().toString(),
                "hours", point.hours(),
                "crates", Integer.toString(point.crates()),
                "coldPlaces", Integer.toString(point.coldPlaces()));
    }

    static Map<String, String> of(Vehicle vehicle) {
        return Map.of(
                "slug", vehicle.slug(),
                "name", vehicle.name(),
                "kind", vehicle.kind().name(),
                "place", vehicle.base().value(),
                "crates", Integer.toString(vehicle.crates()),
                "rangeKm", vehicle.rangeKm() == null ? "" : vehicle.rangeKm().toString(),
                "centsPerKm", Integer.toString(vehicle.centsPerKm()),
                "centsPerHour", Integer.toString(vehicle.centsPerHour()),
                "cold", vehicle.cold() ? "yes" : "");
    }

    public List<Place> ordered() {
        return places.stream().sorted(Comparator.comparing(Place::name)).toList();
    }

    private Field place(Frame frame, String form, String label) {
        var options = ordered().stream()
                .map(place -> Option.of(
                        place.code().value(), place.name(), place.code().value().equals(value(form, "place"))))
                .toList();
        return Field.of(form + ".place", frame.text(label), options);
    }

    private Field weekday(Frame frame, String form, String name, String label) {
        var options = Arrays.stream(DayOfWeek.values())
                .map(day -> Option.of(
                        day.name(), frame.formats().weekday(day), day.name().equals(value(form, name))))
                .toList();
        return Field.of(form + "." + name, frame.text(label), options);
    }

    private Field time(Frame frame, String form, String name, String label) {
        return text(frame, form, name, label).type("time");
    }

    private Field text(Frame frame, String form, String name, String label) {
        return Field.of(form + "." + name, frame.text(label))
                .value(value(form, name))
                .max(120);
    }

    private String value(String form, String name) {
        return this.form.equals(form) ? filled.getOrDefault(name, "") : "";
    }
}
