package marketplace.catalog.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.counties.Place;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.merchants.OpeningHours.Times;
import marketplace.pages.Formats;
import marketplace.pages.Frame;
import marketplace.pages.parts.Card;
import marketplace.pages.parts.Marked;
import marketplace.pages.parts.PlaceMap;
import marketplace.pages.parts.PlaceMap.Mark;
import marketplace.pages.parts.PlaceMap.Spot;
import marketplace.pages.parts.Reach;
import marketplace.reviews.Rated;
import marketplace.shared.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a shop shows.
 *
 * @param next where its listings go on, if they do
 * @param places of the county, to show where the shop is
 * @param rated what buyers say of it
 */
public record ShopShown(
        Merchant merchant,
        String art,
        List<ListingShown> listings,
        @Nullable String next,
        List<Place> places,
        WayThere wayThere,
        Rated rated) {

    private static final ZoneId ZONE = BusinessTime.ZONE;
    private static final int NEAREST_PLACES = 5;

    /** A day of the week and its times in words. */
    public record Day(String name, String times, boolean today) {}

    /** A label and what stands behind it. */
    public record Entry(String label, String text) {}

    public boolean claimed() {
        return merchant.isClaimed();
    }

    public List<Card> cards(Frame frame) {
        return listings.stream().map(listing -> card(frame, listing)).toList();
    }

    private Card card(Frame frame, ListingShown shown) {
        var listing = shown.listing();
        var first = shown.variants().getFirst();
        var simple = shown.variants().size() == 1 && shown.orderable(first);
        return new Card(
                Marked.plain(shown.title()),
                "/angebot/" + listing.id(),
                frame.text("catalog.by", merchant.profile().name()),
                shown.pictures().getFirst(),
                null,
                shown.badges(frame),
                List.of(),
                shown.price(frame, first),
                List.of(),
                simple ? first.id().toString() : null,
                frame.text(simple ? "catalog.buy" : "catalog.look"));
    }

    /** Whether it is open, and until or from when. */
    public String open(Frame frame) {
        var time = wayThere.time();
        var now = wayThere.now();
        return time.openAt(merchant.hours(), now)
                .map(open -> frame.text("catalog.open.until", timeOf(frame, open.until())))
                .orElseGet(() -> time.nextOpen(merchant.hours(), now)
                        .map(open ->
                                frame.text("catalog.open.next", dayOf(frame, open.from()), timeOf(frame, open.from())))
                        .orElseGet(() -> frame.text("catalog.open.unknown")));
    }

    public List<Day> week(Frame frame) {
        var today = today();
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Day(
                        day.getDisplayName(
                                TextStyle.FULL_STANDALONE, frame.language().locale()),
                        times(frame, timesOf(day)),
                        day == today.getDayOfWeek()))
                .toList();
    }

    /** Dates of the next weeks on which something else holds. */
    public List<Day> exceptions(Frame frame) {
        var time = wayThere.time();
        var today = today();
        var until = today.plusWeeks(6);
        return Stream.concat(
                        merchant.hours().exceptions().stream().map(one -> one.date()), time.holidays(today).stream())
                .filter(date -> !date.isBefore(today) && date.isBefore(until))
                .distinct()
                .sorted()
                .map(date ->
                        new Day(frame.formats().day(date), times(frame, time.timesOn(merchant.hours(), date)), false))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(wayThere.now(), ZONE);
    }

    private List<Times> timesOf(DayOfWeek day) {
        return merchant.hours().weekly().stream()
                .filter(span -> span.day() == day)
                .map(span -> new Times(span.from(), span.to()))
                .toList();
    }

    private static String times(Frame frame, List<Times> times) {
        return times.isEmpty()
                ? frame.text("catalog.closed")
                : times.stream()
                        .map(one -> frame.formats().times(one.from(), one.to()))
                        .collect(Collectors.joining(", "));
    }

    /** How one comes to what it sells; of a shop only known from the map we say where it is. */
    public List<Reach> reaches(Frame frame) {
        return wayThere.of(merchant, frame);
    }

    /** Where it lies between the nearest places; none while nobody knows its point. */
    public @Nullable PlaceMap map(Frame frame) {
        var point = merchant.profile().address().point();
        if (point == null) {
            return null;
        }
        var meanings = new EnumMap<Mark, String>(Mark.class);
        meanings.put(Mark.DIAMOND, frame.text("catalog.map.shop"));
        meanings.put(Mark.RING, frame.text("catalog.map.place"));
        var name = merchant.profile().name();
        var spots = Stream.concat(Stream.of(new Spot(point, name, Mark.DIAMOND, "", null)), nearest(point, frame))
                .toList();
        return new PlaceMap(
                frame.text("catalog.map"),
                frame.text("catalog.map.label", name),
                List.of(),
                spots,
                meanings,
                frame.text("catalog.map.spot"),
                frame.text("catalog.map.distance"));
    }

    private Stream<Spot> nearest(GeoPoint point, Frame frame) {
        return places.stream()
                .sorted(Comparator.comparingDouble(place -> place.point().kmTo(point)))
                .limit(NEAREST_PLACES)
                .map(place -> new Spot(
                        place.point(),
                        place.name(),
                        Mark.RING,
                        frame.formats().distance(place.point().kmTo(point)),
                        null));
    }

    /** Who the seller is (R2, R99). */
    public List<Entry> imprint(Frame frame) {
        var profile = merchant.profile();
        var legal = profile.legal();
        var address = profile.address();
        return Stream.of(
                        Map.entry("name", legal.name()),
                        Map.entry("form", legal.form()),
                        Map.entry("representative", legal.representative()),
                        Map.entry(
                                "address",
                                (address.street() + ", " + address.postcode() + " " + address.town()).strip()),
                        Map.entry("phone", Formats.phone(profile.contact().phone())),
                        Map.entry("mail", profile.contact().mail()),
                        Map.entry("register", legal.register()),
                        Map.entry("vat", legal.vatId()),
                        Map.entry("supervisor", legal.supervisor()),
                        Map.entry("chamber", profile.craft().chamber()),
                        Map.entry("title", profile.craft().title()),
                        Map.entry("dispute", dispute(frame, legal.dispute())))
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Entry(frame.text("catalog.imprint." + entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String dispute(Frame frame, String said) {
        return switch (said) {
            case "willing", "unwilling" -> frame.text("catalog.dispute." + said);
            default -> said;
        };
    }

    private static String timeOf(Frame frame, Instant at) {
        return frame.formats().time(at.atZone(ZONE).toLocalTime());
    }

    private static String dayOf(Frame frame, Instant at) {
        return frame.formats().weekday(at.atZone(ZONE).toLocalDate());
    }
}
