package marketplace.catalog.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import marketplace.catalog.ListingRefused;
import marketplace.catalog.Supply;
import marketplace.pages.Frame;
import marketplace.pages.parts.Option;
import marketplace.shared.Refusal;

/** What there is of a thing, as a form says it: a light of the traffic light, or a number. */
final class Stocks {
    /** That it is counted. */
    static final String COUNTED = "counted";

    private Stocks() {}

    static Supply read(String text) {
        var word = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(Supply.Light.values())
                .filter(light -> light.name().equals(word))
                .<Supply>map(light -> light)
                .findFirst()
                .orElseGet(() -> new Supply.Counted(number(word)));
    }

    static String write(Supply supply) {
        return switch (supply) {
            case Supply.Counted counted -> Integer.toString(counted.left());
            case Supply.Light light -> light.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The three lights, and that it is counted. */
    static List<Option> options(Frame frame, Supply now) {
        var chosen = now instanceof Supply.Counted ? COUNTED : write(now);
        return Stream.of("green", "yellow", "red", COUNTED)
                .map(word -> Option.of(word, frame.text("catalog.stock." + word), word.equals(chosen)))
                .toList();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,7}")) {
            throw new ListingRefused.Invalid(
                    List.of(new Refusal.Field("stock", "stock", "The stock is a number from 0 to 1,000,000.")));
        }
        return Integer.parseInt(text);
    }
}
