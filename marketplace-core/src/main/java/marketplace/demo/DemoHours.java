package marketplace.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.OpeningHours.Span;

/** Hours as the files write them: {@code Mo-Fr 08:00-12:30,14:00-18:00; Sa 07:00-12:00}. */
final class DemoHours {
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    private DemoHours() {}

    static OpeningHours of(String text) {
        var spans = Stream.of(text.split(";"))
                .map(String::strip)
                .filter(rule -> !rule.isEmpty())
                .flatMap(DemoHours::spans)
                .toList();
        return new OpeningHours(spans, List.of(), Holidays.CLOSED);
    }

    /** {@code Th}. */
    static DayOfWeek day(String word) {
        return DayOfWeek.of(DAYS.indexOf(word) + 1);
    }

    /** For people: {@code Mo–Fr 8–17 Uhr}. */
    static String inWords(String text) {
        return text.replace("Tu", "Di")
                        .replace("We", "Mi")
                        .replace("Th", "Do")
                        .replace("Su", "So")
                        .replaceAll("0?(\\d+):00", "$1")
                        .replace("-", "–")
                + " Uhr";
    }

    private static Stream<Span> spans(String rule) {
        var parts = rule.split(" ");
        return Stream.of(parts[0].split(","))
                .flatMap(DemoHours::days)
                .flatMap(day -> Arrays.stream(parts[1].split(",")).map(times -> span(day, times)));
    }

    private static Stream<DayOfWeek> days(String range) {
        var ends = range.split("-");
        return IntStream.rangeClosed(DAYS.indexOf(ends[0]), DAYS.indexOf(ends[ends.length - 1]))
                .mapToObj(day -> DayOfWeek.of(day + 1));
    }

    private static Span span(DayOfWeek day, String times) {
        var ends = times.split("-");
        return new Span(day, LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }
}
