package marketplace.merchants.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.CoreTest;
import marketplace.pages.Language;
import marketplace.pages.Texts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever a merchant is told at a field she is told in her language. */
class FieldSentencesTest extends CoreTest {
    private static final Path ROOM = Path.of("src/main/java/marketplace/merchants");
    /** A field by its name or by a variable, and what is wrong with it. */
    private static final Pattern WRONG =
            Pattern.compile("(?:invalid|new (?:Refusal\\.)?Field)\\(\\s*(\"[\\w.]+\"|\\w+),\\s*\"([\\w-]+)\"");

    private static final Pattern MISSING = Pattern.compile("rule\\(\\s*(\"[\\w.]+\")");

    @Autowired
    private Texts texts;

    @Test
    void every_slug_thrown_at_a_field_has_its_sentence() throws IOException {
        var source = source();
        var wrong =
                WRONG.matcher(source).results().filter(found -> !found.group().contains("Field(field, \"missing"));
        var missing = MISSING.matcher(source).results();

        var silent = Stream.concat(
                        wrong.filter(found -> !isSaid(nameOf(found), found.group(2))),
                        missing.filter(found -> !isSaid(nameOf(found), "missing")))
                .map(MatchResult::group);

        assertThat(silent).isEmpty();
    }

    /** At its field, wherever it stands, or, about her account, on the page of billing. */
    private boolean isSaid(String field, String slug) {
        return Stream.of("merchants.field." + field + ".", "merchants.field.", "billing.payouts.fault.")
                .anyMatch(key -> texts.find(Language.DE, key + slug).isPresent());
    }

    private static String nameOf(MatchResult found) {
        return found.group(1).replace("\"", "").replace('.', '-');
    }

    private static String source() throws IOException {
        try (var files = Files.walk(ROOM)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(FieldSentencesTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
