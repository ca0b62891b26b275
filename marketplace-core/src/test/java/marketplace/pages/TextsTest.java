package marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern ASKED =
            Pattern.compile("\\bframe\\.(?:text|rich)\\(\\s*\"([a-z]\\w*\\.[\\w.-]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w.-]*(?:%[ds][\\w.-]*)+)\"");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern FORMATTED = Pattern.compile("%[ds]");

    private final Texts texts = new Texts();

    @Test
    void both_languages_have_the_same_keys() {
        var german = texts.keys(Language.DE);

        var english = texts.keys(Language.EN);

        assertThat(english).isEqualTo(german).isNotEmpty();
    }

    @Test
    void both_languages_have_the_same_blanks_to_fill() {
        var keys = texts.keys(Language.DE);

        var unequal = keys.stream().filter(key -> blanks(Language.DE, key) != blanks(Language.EN, key));

        assertThat(unequal).isEmpty();
    }

    @Test
    void no_text_has_a_straight_apostrophe_which_would_swallow_its_blanks() {
        var files = sources("src/main/resources/messages", ".properties");

        var straight = files.flatMap(TextsTest::lines).filter(line -> line.matches("[^#].*'.*"));

        assertThat(straight).isEmpty();
    }

    @Test
    void a_key_begins_with_the_name_of_its_room() {
        var rooms = sources("src/main/resources/messages", ".properties");

        var strangers = rooms.flatMap(file -> lines(file)
                .filter(line -> line.matches("[a-z].*=.*"))
                .filter(line ->
                        !line.startsWith(file.getFileName().toString().replaceFirst("(_en)?\\.properties", "."))));

        assertThat(strangers).isEmpty();
    }

    @Test
    void every_key_asked_for_exists() {
        var known = texts.keys(Language.DE);

        var asked = sourceTexts().flatMap(text -> ASKED.matcher(text).results().map(found -> found.group(1)));

        assertThat(asked.filter(key -> !key.contains("%")).filter(key -> !known.contains(key)))
                .isEmpty();
    }

    @Test
    void no_text_lies_about_unused() {
        var sources = sourceTexts().collect(Collectors.joining());
        var patterns =
                LITERAL.matcher(sources).results().map(found -> found.group(1)).toList();

        var unused = texts.keys(Language.DE).stream()
                .filter(key -> !isWritten(key, sources))
                .filter(key -> patterns.stream().noneMatch(pattern -> fills(pattern, key)));

        assertThat(unused).isEmpty();
    }

    @Test
    void a_missing_text_is_a_mistake_of_the_program() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts.say(Language.DE, "pages.no-such-thing"))
                .withMessageContaining("pages.no-such-thing");
    }

    @Test
    void a_number_chooses_its_sentence() {
        assertThat(texts.say(Language.DE, "pages.nav.basket.count", 0)).isEqualTo(", leer");
        assertThat(texts.say(Language.DE, "pages.nav.basket.count", 1)).isEqualTo(", 1 Angebot");
        assertThat(texts.say(Language.EN, "pages.nav.basket.count", 4)).isEqualTo(", 4 items");
    }

    /** Written out, told by ?done=, found by a refusal's slug, or put together with + behind a dot after the room's. */
    private static boolean isWritten(String key, String sources) {
        return sources.contains('"' + key + '"')
                || sources.contains('"' + key.replace(".done.", ".") + '"')
                || key.contains(".refusal.")
                || beginnings(key).anyMatch(start -> sources.contains('"' + start + '"'));
    }

    private static Stream<String> beginnings(String key) {
        return DOT.matcher(key).results().skip(1).map(dot -> key.substring(0, dot.end()));
    }

    private static boolean fills(String pattern, String key) {
        return key.matches(
                Stream.of(FORMATTED.split(pattern, -1)).map(Pattern::quote).collect(Collectors.joining("[^.]+")));
    }

    private int blanks(Language language, String key) {
        return texts.pattern(language, key).getFormatsByArgumentIndex().length;
    }

    private static Stream<String> sourceTexts() {
        return Stream.of(sources("src/main/java", ".java"), sources("src/main/jte", ".jte"))
                .flatMap(files -> files)
                .map(TextsTest::read);
    }

    private static Stream<Path> sources(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return new TreeSet<>(files.filter(file -> file.toString().endsWith(ending))
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        return read(file).lines();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
