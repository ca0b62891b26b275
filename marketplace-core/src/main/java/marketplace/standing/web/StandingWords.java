package marketplace.standing.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.delivery.HandOverChoice;
import marketplace.merchants.BusinessTime;
import marketplace.pages.Frame;
import marketplace.pages.parts.Option;
import marketplace.pages.parts.Pick;
import marketplace.standing.Missing;
import marketplace.standing.Rhythm;
import org.jspecify.annotations.Nullable;

/** How standing orders are said on pages. */
public final class StandingWords {
    private StandingWords() {}

    /** "alle zwei Wochen". */
    public static String often(Frame frame, Rhythm rhythm) {
        return frame.text("standing.rhythm." + rhythm.name());
    }

    public static List<Option> rhythms(Frame frame, Rhythm chosen) {
        return Stream.of(Rhythm.values())
                .map(rhythm -> Option.of(rhythm.name(), often(frame, rhythm), rhythm == chosen))
                .toList();
    }

    /** What is missing and why, in a sentence. */
    public static String missing(Frame frame, Missing one) {
        return switch (one.why()) {
            case GONE -> frame.text("standing.missing.GONE", one.name());
            case FEWER -> frame.text("standing.missing.FEWER", one.name(), one.left());
            case DEARER ->
                frame.text(
                        "standing.missing.DEARER",
                        one.name(),
                        frame.formats().money(Objects.requireNonNull(one.now())));
        };
    }

    /** The weekdays on which all of it is brought, each with the first day that can still be joined. */
    static List<HandOverChoice> brought(List<HandOverChoice> choices) {
        var known = new HashSet<String>();
        var first = new ArrayList<HandOverChoice>();
        for (var choice : choices) {
            if (choice.isBrought() && known.add(choice.key().replaceAll("\\d{4}-\\d\\d-\\d\\d", weekdayOf(choice)))) {
                first.add(choice);
            }
        }
        return List.copyOf(first);
    }

    static Pick pick(Frame frame, HandOverChoice choice, @Nullable HandOverChoice chosen) {
        var arrival = Objects.requireNonNull(choice.arrival());
        return new Pick(
                "handOver",
                choice.key(),
                way(frame, choice),
                frame.text("standing.way.first", frame.formats().date(arrival.date())),
                frame.formats().money(choice.fee()),
                choice.equals(chosen));
    }

    /** "Donnerstags an die Tür, 15–18 Uhr". */
    public static String way(Frame frame, HandOverChoice choice) {
        var arrival = Objects.requireNonNull(choice.arrival());
        var day = frame.formats().weekday(arrival.date());
        var times =
                frame.formats().times(arrival.window().from(), arrival.window().to());
        var point = choice.point();
        return point == null
                ? frame.text("standing.way.door", day, times)
                : frame.text("standing.way.point", day, point.name(), times);
    }

    /** "Dienstag, 1. Dezember, 12 Uhr". */
    public static String moment(Frame frame, Instant at) {
        var local = at.atZone(BusinessTime.ZONE);
        return frame.text(
                "standing.moment",
                frame.formats().day(local.toLocalDate()),
                frame.formats().time(local.toLocalTime()));
    }

    private static String weekdayOf(HandOverChoice choice) {
        return Objects.requireNonNull(choice.arrival()).date().getDayOfWeek().name();
    }
}
