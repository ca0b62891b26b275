package marketplace.counties;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.pages.Formats;
import marketplace.pages.Language;

/** The texts a county begins with: templates under counties/legal, filled with the profile of its operator. */
final class LegalTextsShipped {
    private LegalTextsShipped() {}

    /** A text not stored yet. */
    record Draft(LegalText.Kind kind, Language language, String title, String body) {}

    static List<Draft> of(County county) {
        return Stream.of(LegalText.Kind.values())
                .flatMap(kind -> Stream.of(Language.values()).map(language -> draft(kind, language, county)))
                .toList();
    }

    private static Draft draft(LegalText.Kind kind, Language language, County county) {
        var text = filled(read("%s_%s.md".formatted(kind.name().toLowerCase(Locale.ROOT), language.tag())), county);
        var title = text.lines().findFirst().orElseThrow().replaceFirst("^# ", "");
        return new Draft(
                kind, language, title, text.substring(text.indexOf('\n')).strip());
    }

    private static String filled(String template, County county) {
        var operator = county.operator();
        var values = Map.ofEntries(
                Map.entry("county.name", county.name()),
                Map.entry("county.phone", county.phone().number()),
                Map.entry("county.hours", county.phone().hours()),
                Map.entry("operator.name", operator.name()),
                Map.entry("operator.legalForm", operator.legalForm()),
                Map.entry("operator.representative", operator.representative()),
                Map.entry("operator.street", operator.street()),
                Map.entry("operator.postcode", operator.postcode()),
                Map.entry("operator.town", operator.town()),
                Map.entry("operator.mail", operator.mail()),
                Map.entry("operator.phone", Formats.phone(operator.phone())));
        var text = template;
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static String read(String file) {
        try (InputStream in = LegalTextsShipped.class.getResourceAsStream("/counties/legal/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
