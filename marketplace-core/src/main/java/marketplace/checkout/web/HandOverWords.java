package marketplace.checkout.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import marketplace.delivery.Arrival;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver.Offer;
import marketplace.merchants.BusinessTime;
import marketplace.merchants.Merchant;
import marketplace.pages.Frame;
import marketplace.pages.parts.Pick;
import marketplace.pages.parts.Week;
import org.jspecify.annotations.Nullable;

/** How the choices of hand-over are said, and the week they lie in. */
public record HandOverWords(Offer offer, @Nullable HandOverChoice chosen, LocalDate today) {
    private static final int DAYS = 7;

    static HandOverWords of(Offer offer, @Nullable String key, java.time.Instant now) {
        return new HandOverWords(
                offer,
                offer.chosen(key).orElse(null),
                now.atZone(BusinessTime.ZONE).toLocalDate());
    }

    /** "Alles zusammen am Donnerstag". */
    public String title(Frame frame) {
        var arrival = chosen == null ? null : chosen.arrival();
        return arrival == null
                ? frame.text("checkout.hand-over.pickup")
                : frame.text("checkout.hand-over.day", frame.formats().weekday(arrival.date()));
    }

    public List<Pick> picks(Frame frame) {
        return offer.choices().stream()
                .map(choice -> new Pick(
                        "handOver",
                        choice.key(),
                        name(frame, choice),
                        detail(frame, choice),
                        frame.formats().money(choice.fee()),
                        choice.equals(chosen)))
                .toList();
    }

    /** The chosen one, "An die Tür: Donnerstag, 15–18 Uhr". */
    public String words(Frame frame) {
        return chosen == null ? "" : name(frame, chosen);
    }

    private String name(Frame frame, HandOverChoice choice) {
        var arrival = choice.arrival();
        if (arrival == null) {
            return frame.text("checkout.way." + choice.kind());
        }
        var point = choice.point();
        var way = point == null
                ? frame.text("checkout.way.door", when(frame, arrival))
                : frame.text("checkout.way.point", point.name(), when(frame, arrival));
        return choice.along() == null ? way : frame.text("checkout.way.along", way);
    }

    private String detail(Frame frame, HandOverChoice choice) {
        var arrival = choice.arrival();
        if (arrival == null) {
            return frame.text("checkout.way.hint." + choice.kind());
        }
        var until = frame.text("checkout.way.until", frame.formats().date(arrival.date()), cutOff(frame, arrival));
        var along = choice.along();
        if (along != null) {
            return frame.text("checkout.way.hint.along", along.street(), until);
        }
        var km = choice.km();
        return km == null
                ? until
                : frame.text("checkout.way.far", until, frame.formats().distance(km));
    }

    /** "Donnerstag, 15–18 Uhr". */
    private static String when(Frame frame, Arrival arrival) {
        return frame.text(
                "checkout.way.when",
                frame.formats().weekday(arrival.date()),
                frame.formats().times(arrival.window().from(), arrival.window().to()));
    }

    /** "Mittwoch, 12 Uhr". */
    public static String cutOff(Frame frame, Arrival arrival) {
        var local = arrival.cutOff().atZone(BusinessTime.ZONE);
        return frame.text(
                "checkout.way.when",
                frame.formats().weekday(local.toLocalDate()),
                frame.formats().time(local.toLocalTime()));
    }

    /** The week of the chosen arrival, where one was chosen. */
    public @Nullable Week week(Frame frame) {
        var arrival = chosen == null ? null : chosen.arrival();
        if (arrival == null) {
            return null;
        }
        var monday = arrival.date().with(DayOfWeek.MONDAY);
        var days = IntStream.range(0, DAYS)
                .mapToObj(monday::plusDays)
                .map(date -> day(frame, date, arrival))
                .toList();
        var place = Objects.requireNonNull(offer.place()).name();
        return new Week(frame.text("checkout.week", place, frame.formats().date(monday)), days);
    }

    private Week.Day day(Frame frame, LocalDate date, Arrival arrival) {
        var cut = arrival.cutOff().atZone(BusinessTime.ZONE);
        if (date.equals(arrival.date())) {
            return new Week.Day(date, Week.Kind.DELIVERY, frame.text("checkout.week.comes"));
        }
        if (date.equals(cut.toLocalDate())) {
            var time = frame.formats().time(cut.toLocalTime());
            return new Week.Day(date, Week.Kind.CUT_OFF, frame.text("checkout.week.until", time));
        }
        var kind = date.isBefore(today) ? Week.Kind.PAST : Week.Kind.PLAIN;
        return new Week.Day(date, kind, date.equals(today) ? frame.text("checkout.week.today") : "");
    }

    /** The names of those who keep the basket from being brought. */
    public String staying(List<Merchant> merchants) {
        return String.join(
                ", ",
                merchants.stream()
                        .filter(merchant -> offer.staying().contains(merchant.id()))
                        .map(merchant -> merchant.profile().name())
                        .toList());
    }
}
