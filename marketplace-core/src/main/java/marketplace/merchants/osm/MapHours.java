package marketplace.merchants.osm;

import ch.poole.openinghoursparser.OpeningHoursParseException;
import ch.poole.openinghoursparser.OpeningHoursParser;
import ch.poole.openinghoursparser.Rule;
import ch.poole.openinghoursparser.RuleModifier.Modifier;
import ch.poole.openinghoursparser.TimeSpan;
import ch.poole.openinghoursparser.WeekDayRange;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.OpeningHours.Span;

/** The map's {@code opening_hours} as far as a plain week can say them; what it cannot is left unknown. */
public final class MapHours {
    private static final int DAY_MINUTES = 24 * 60;

    private final Map<DayOfWeek, Set<Span>> week = new EnumMap<>(DayOfWeek.class);
    private Holidays holidays = Holidays.CLOSED;

    private MapHours() {}

    public static OpeningHours of(String text) {
        if (text.isBlank()) {
            return OpeningHours.NONE;
        }
        try {
            var rules = new OpeningHoursParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .rules(false);
            return of(rules);
        } catch (OpeningHoursParseException | MerchantRefused | IllegalStateException _) {
            return OpeningHours.NONE;
        }
    }

    private static OpeningHours of(List<Rule> rules) {
        if (rules.stream().anyMatch(MapHours::seasonal)) {
            return OpeningHours.NONE;
        }
        var read = new MapHours();
        rules.forEach(read::apply);
        var spans = read.week.values().stream().flatMap(Set::stream).toList();
        return new OpeningHours(spans, List.of(), read.holidays);
    }

    private static boolean seasonal(Rule rule) {
        return rule.getDates() != null || rule.getWeeks() != null || rule.getYears() != null;
    }

    private void apply(Rule rule) {
        if (rule.getHolidays() != null) {
            holidays = isOff(rule) ? Holidays.CLOSED : holidaysOf(rule);
            if (rule.getDays() == null) {
                return;
            }
        }
        var spans = spans(rule);
        for (var day : days(rule)) {
            var known = week.computeIfAbsent(day, _ -> new LinkedHashSet<>());
            if (!rule.isAdditive()) {
                known.clear();
            }
            spans.forEach(span -> known.add(new Span(day, span.from(), span.to())));
        }
    }

    private static Holidays holidaysOf(Rule rule) {
        return days(rule).contains(DayOfWeek.SUNDAY) && rule.getDays() != null ? Holidays.AS_SUNDAY : Holidays.CLOSED;
    }

    private static List<Span> spans(Rule rule) {
        if (isOff(rule)) {
            return List.of();
        }
        if (rule.isTwentyfourseven()) {
            return List.of(new Span(DayOfWeek.MONDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        }
        return rule.getTimes() == null
                ? List.of()
                : rule.getTimes().stream()
                        .filter(MapHours::plain)
                        .map(MapHours::span)
                        .toList();
    }

    private static boolean plain(TimeSpan span) {
        return span.getStart() >= 0
                && span.getStart() < DAY_MINUTES
                && span.getEnd() > 0
                && span.getStartEvent() == null;
    }

    private static Span span(TimeSpan span) {
        return new Span(DayOfWeek.MONDAY, time(span.getStart()), time(span.getEnd()));
    }

    private static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % DAY_MINUTES * 60L);
    }

    private static boolean isOff(Rule rule) {
        var modifier = rule.getModifier();
        return modifier != null
                && (modifier.getModifier() == Modifier.OFF || modifier.getModifier() == Modifier.CLOSED);
    }

    private static Set<DayOfWeek> days(Rule rule) {
        if (rule.getDays() == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        rule.getDays().forEach(range -> add(range, days));
        return days;
    }

    private static void add(WeekDayRange range, Set<DayOfWeek> days) {
        var first = DayOfWeek.of(range.getStartDay().ordinal() + 1);
        var last = range.getEndDay() == null
                ? first
                : DayOfWeek.of(range.getEndDay().ordinal() + 1);
        for (var day = first; ; day = day.plus(1)) {
            days.add(day);
            if (day == last) {
                return;
            }
        }
    }
}
