package marketplace.merchants.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.OpeningHours.Exceptional;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.OpeningHours.Span;
import marketplace.merchants.OpeningHours.Times;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Opening hours as people write them: "8–12:30, 14–18" a day, one exception a line, "24.12.2026 8–12". */
final class HoursForm {
    private static final Pattern SPAN =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-–]\\s*(\\d{1,2})(?:[:.](\\d{2}))?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final int MIDNIGHT = 24;

    private HoursForm() {}

    static String field(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    static OpeningHours read(MultiValueMap<String, String> form) {
        var weekly = Arrays.stream(DayOfWeek.values())
                .flatMap(day -> times(field(day), first(form, field(day))).stream()
                        .map(times -> new Span(day, times.from(), times.to())))
                .toList();
        var exceptions = first(form, "exceptions")
                .lines()
                .filter(line -> !line.isBlank())
                .map(HoursForm::exception)
                .toList();
        return new OpeningHours(
                weekly, exceptions, ProfileForm.constant(Holidays.class, "holidays", first(form, "holidays")));
    }

    static String write(OpeningHours hours, DayOfWeek day) {
        return written(hours.weekly().stream()
                .filter(span -> span.day() == day)
                .map(span -> new Times(span.from(), span.to())));
    }

    static String exceptions(OpeningHours hours) {
        return hours.exceptions().stream()
                .map(one -> (DAY.format(one.date()) + " " + written(one.times().stream())).strip())
                .collect(Collectors.joining("\n"));
    }

    private static String written(Stream<Times> times) {
        return times.map(one -> one.from() + "–" + (one.to().equals(LocalTime.MIDNIGHT) ? "24:00" : one.to()))
                .collect(Collectors.joining(", "));
    }

    private static Exceptional exception(String line) {
        var parts = line.strip().split("\\s+", 2);
        try {
            return new Exceptional(
                    LocalDate.parse(parts[0], DAY), parts.length == 1 ? List.of() : times("exceptions", parts[1]));
        } catch (DateTimeException _) {
            throw refused("exceptions");
        }
    }

    private static List<Times> times(String field, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        return Arrays.stream(text.split("[,;]"))
                .map(String::strip)
                .map(span -> span(field, span))
                .toList();
    }

    private static Times span(String field, String text) {
        var found = SPAN.matcher(text);
        if (!found.matches()) {
            throw refused(field);
        }
        return new Times(time(field, found.group(1), found.group(2)), time(field, found.group(3), found.group(4)));
    }

    private static LocalTime time(String field, String hour, @Nullable String minute) {
        var hours = Integer.parseInt(hour);
        var minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (hours > MIDNIGHT || minutes > 59 || hours == MIDNIGHT && minutes > 0) {
            throw refused(field);
        }
        return LocalTime.of(hours % MIDNIGHT, minutes);
    }

    private static String first(MultiValueMap<String, String> form, String field) {
        var value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }

    private static MerchantRefused refused(String field) {
        return new MerchantRefused.Invalid(
                new Refusal.Field(field, "times", "Please write times like 8–12:30, 14–18."));
    }
}
