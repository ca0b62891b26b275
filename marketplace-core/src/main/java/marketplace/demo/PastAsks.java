package marketplace.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Followed;
import marketplace.outbox.Outbox;
import marketplace.pages.Formats;
import tools.jackson.databind.JsonNode;

/** What was searched for in a week of the past, spread like the purchases. */
record PastAsks(JsonNode history, int week, LocalDate today, Dice dice) {
    private static final double MAINLY = 0.7;
    /** Every so many of what was found led nobody on. */
    private static final int ABANDONED = 7;

    private static final int DAYS = 7;
    private static final LocalTime NOON = LocalTime.of(12, 0);

    static PastAsks of(JsonNode history, int week, LocalDate today) {
        return new PastAsks(history, week, today, Dice.of(history.get("seed").asLong() * 1_000 + week));
    }

    List<Outbox.Past> all() {
        var all = new ArrayList<Outbox.Past>();
        history.get("searches").forEach(one -> add(one, true, all));
        history.get("searches_without_result").forEach(one -> add(one, false, all));
        return all;
    }

    private void add(JsonNode search, boolean found, List<Outbox.Past> all) {
        var until = search.hasNonNull("until_week")
                ? search.get("until_week").asInt()
                : history.get("weeks").asInt();
        var many = week > until ? 0 : dice.about(search.get("count").asDouble() * level(week) / levels(until));
        for (var i = 0; i < many; i++) {
            all.addAll(asked(search, found, i));
        }
    }

    private List<Outbox.Past> asked(JsonNode search, boolean found, int nth) {
        var first = today.minusWeeks(history.get("weeks").asLong() - week + 1);
        var day = first.plusDays(dice.below(DAYS));
        var words = search.get("words").asString();
        var place = place(search);
        var asked = new Asked(id("%s %d %s %s %d", week, words, found, nth), day, words, place, 1, found);
        var told = new ArrayList<>(List.of(new Outbox.Past(asked, at(day), null, "web")));
        if (found && nth % ABANDONED != 0) {
            var followed = new Followed(id("%s %d %s %s %d followed", week, words, found, nth), day, words, place, 1);
            told.add(new Outbox.Past(followed, at(day), null, "web"));
        }
        return told;
    }

    private UUID id(String form, int week, String words, boolean found, int nth) {
        var county = history.get("county").asString();
        return UUID.nameUUIDFromBytes(
                form.formatted(county, week, words, found, nth).getBytes(StandardCharsets.UTF_8));
    }

    private String place(JsonNode search) {
        var mainly = search.path("mainly_from");
        var places = StreamSupport.stream(history.get("places").spliterator(), false)
                .map(one -> one.get("place").asString())
                .toList();
        return mainly.isString() && dice.chance(MAINLY)
                ? mainly.asString()
                : dice.any(places).orElseThrow();
    }

    private double levels(int until) {
        var sum = 0.0;
        for (var one = 1; one <= until; one++) {
            sum += level(one);
        }
        return sum;
    }

    private double level(int number) {
        return history.get("weekly_level").get(number - 1).asDouble();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(NOON).atZone(Formats.ZONE).toInstant();
    }
}
