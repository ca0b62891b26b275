package marketplace.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.shared.personal.PersonalData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Draws docs/my-data.md from what the rooms give of a resident; a name that is gone or changed is seen there. */
class MyDataDocumentTest extends CoreTest {
    private static final Path ROOT = Path.of(System.getProperty("kreismarkt.root"));
    private static final Path DRAWN = ROOT.resolve("docs/my-data.md");
    private static final Map<Type, String> TYPES = Map.of(
            String.class, "text",
            UUID.class, "UUID",
            Instant.class, "instant, UTC",
            LocalDate.class, "day",
            boolean.class, "true or false");
    private static final String HEAD = """
        # What a resident takes along

        Drawn by `MyDataDocumentTest` from what each room gives of a resident (`PersonalData`).
        `GET /api/v1/me/data` and the page "Meine Daten" answer with one document:

        | name | type | what |
        |---|---|---|
        | `format` | text | `kreismarkt.my-data` |
        | `version` | number | 1; rises when a name changes its meaning. New names come without that |
        | `county` | text | the county's code |
        | `account` | UUID | her account there |
        | `madeAt` | instant, UTC | when it was made |
        | `cut` | list of text | sections with more than the newest 5,000 entries, which alone are given |
        | `data` | by section | a list of entries for each section below |

        Amounts are in cents of euro, weights in grams, rates in hundredths of a percent. What is not known is left out.
        Secrets (of sessions, passes, keys), the PIN of a purchase and ids of other people are not in it.
        """;

    @Autowired
    private List<PersonalData> parts;

    private final Comments comments = Comments.below(
            ROOT.resolve("marketplace-core/src/main/java"), ROOT.resolve("marketplace-core/kernel/src/main/java"));

    @Test
    void every_section_and_name_is_a_line_of_the_document() throws IOException {
        var text = new StringBuilder(HEAD);
        parts.stream().sorted(Comparator.comparing(PersonalData::name)).forEach(part -> text.append(section(part)));

        Files.writeString(DRAWN, text.toString());

        assertThat(text).contains("## purchases", "| `orders[].lines[].amountCents` | number |");
    }

    private String section(PersonalData part) {
        var lines = new ArrayList<String>();
        lines(part.entry(), "", lines);
        return """

            ## %s

            %s From %s.

            | name | type | what |
            |---|---|---|
            %s
            """.formatted(
                        part.name(),
                        comments.of(part.entry()).orElseThrow(),
                        String.join(", ", part.tables().stream().sorted().toList()),
                        String.join("\n", lines));
    }

    private void lines(Class<?> type, String before, List<String> lines) {
        for (var component : type.getRecordComponents()) {
            line(type, component, before, lines);
        }
    }

    private void line(Class<?> owner, RecordComponent component, String before, List<String> lines) {
        var inner = inner(component.getGenericType());
        var isList = component.getType() == List.class;
        var name = before + component.getName() + (isList ? "[]" : "");
        lines.add("| `%s` | %s | %s |".formatted(name, typed(component, inner, isList), said(owner, component, inner)));
        if (inner.isRecord()) {
            lines(inner, name + ".", lines);
        }
    }

    private String said(Class<?> owner, RecordComponent component, Class<?> inner) {
        Optional<String> ofType = inner.isRecord() ? comments.of(inner) : Optional.empty();
        return comments.ofComponent(owner, component.getName()).or(() -> ofType).orElse("");
    }

    private static String typed(RecordComponent component, Class<?> inner, boolean isList) {
        var type = inner.isRecord() ? "object" : TYPES.getOrDefault(inner, "number");
        var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return (isList ? "list of " : "") + type + (nullable ? ", may be missing" : "");
    }

    private static Class<?> inner(Type type) {
        return type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
    }
}
