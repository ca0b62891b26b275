package marketplace.privacy.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import marketplace.pages.Frame;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;
import tools.jackson.databind.JsonNode;

/** Says the document in words: labels for its names, amounts, weights and moments as people read them. */
final class Telling {
    /** Whose codes other rooms have words for. */
    private static final Map<String, String> CODES = Map.of(
            "state", "checkout.state.%s",
            "payment", "checkout.payment.%s",
            "role", "accounts.role.%s",
            "ground", "compliance.ground.%s",
            "rhythm", "standing.rhythm.%s",
            "outcome", "standing.outcome.%s");

    private final Frame frame;

    Telling(Frame frame) {
        this.frame = frame;
    }

    Told section(String name, List<JsonNode> entries) {
        var told = IntStream.range(0, entries.size())
                .mapToObj(at -> Told.of(frame.text("privacy.entry", at + 1), fields(entries.get(at))))
                .toList();
        return Told.of(said("privacy.section.%s", name, name), told);
    }

    /** What is not known is not told. */
    private List<Told> fields(JsonNode thing) {
        return thing.propertyStream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> told(field.getKey(), field.getValue()))
                .toList();
    }

    private Told told(String name, JsonNode value) {
        var label = said("privacy.field.%s", name, name);
        if (value.isObject()) {
            return Told.of(label, fields(value));
        }
        if (value.isArray()) {
            return list(label, name, value);
        }
        return Told.of(label, words(name, value));
    }

    private Told list(String label, String name, JsonNode values) {
        if (values.isEmpty()) {
            return Told.of(label, frame.text("privacy.nothing"));
        }
        return Told.of(
                label,
                IntStream.range(0, values.size())
                        .mapToObj(at -> one(frame.text("privacy.entry", at + 1), name, values.get(at)))
                        .toList());
    }

    private Told one(String label, String name, JsonNode value) {
        return value.isObject() ? Told.of(label, fields(value)) : Told.of(label, words(name, value));
    }

    private String words(String name, JsonNode value) {
        if (value.isBoolean()) {
            return frame.text(value.asBoolean() ? "privacy.yes" : "privacy.no");
        }
        if (value.isNumber()) {
            return number(name, value.asLong());
        }
        var text = value.asString();
        if (name.endsWith("At")) {
            return frame.formats().exactly(Instant.parse(text));
        }
        return name.equals("day") || name.endsWith("Day")
                ? frame.formats().date(LocalDate.parse(text))
                : said(CODES.getOrDefault(name, "privacy.value.%s"), text, text);
    }

    private String number(String name, long value) {
        if (name.endsWith("Cents")) {
            return frame.formats().money(Money.euro(value));
        }
        if (name.toLowerCase(Locale.ROOT).endsWith("grams")) {
            return frame.formats().weight(value);
        }
        return name.endsWith("BasisPoints")
                ? frame.formats().percent(new BasisPoints((int) value))
                : frame.formats().count(value);
    }

    private String said(String pattern, String of, String otherwise) {
        return frame.texts().find(frame.language(), pattern.formatted(of)).orElse(otherwise);
    }
}
