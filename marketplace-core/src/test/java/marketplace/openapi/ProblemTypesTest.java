package marketplace.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.pages.Language;
import marketplace.pages.Texts;
import marketplace.shared.Refusal;
import marketplace.shared.web.Problems;
import org.junit.jupiter.api.Test;

/** Draws docs/problems.md, and what the core knows of the pages of problems, from the refusals of all rooms. */
class ProblemTypesTest {
    private static final Path ROOT = Path.of(System.getProperty("kreismarkt.root"));
    private static final Path DRAWN = ROOT.resolve("docs/problems.md");
    private static final Path KNOWN = ROOT.resolve("marketplace-core/src/main/resources/problems.properties");
    private static final String DO = "portal.problem.do.";
    private static final Pattern REFUSAL = Pattern.compile("super\\(\\s*Kind\\.([A-Z_]+),\\s*\"([a-z0-9-]+)\"");
    private static final String HEAD = """
        # Problems

        Drawn by `ProblemTypesTest` from the refusals of all rooms.
        A problem's `type` is `/problems/` and its slug; it never changes its meaning.
        In the API it is `application/problem+json` (RFC 9457) with a sentence in `detail`
        and, where a form was refused, `fields` of name, slug and sentence.
        Its address answers with a page in German or, behind `/en`, English: the sentence below and what to do.

        | slug | status | rooms | what it means |
        |---|---|---|---|
        """;
    private static final String WHAT_TO_DO = """

        ## What to do

        | status | what to do |
        |---|---|
        """;

    private record Said(int status, TreeSet<String> rooms) {}

    private final TreeMap<String, Said> slugs = new TreeMap<>();
    private final Texts texts = new Texts();

    @Test
    void every_refusal_is_a_line_of_the_table_and_has_one_status() throws IOException {
        Stream.of("marketplace-core/src/main/java", "marketplace-core/kernel/src/main/java")
                .flatMap(folder -> sources(ROOT.resolve(folder)))
                .forEach(this::read);
        Problems.slugsBeforeAnyRoom().forEach((status, slug) -> say(slug, status, "before any room"));
        say("our-fault", 500, "before any room");

        assertThat(slugs).hasSizeGreaterThan(50);
        assertThat(slugs.keySet()).as("put together from parts").noneMatch(slug -> slug.endsWith("-"));
        assertThat(slugs.keySet())
                .as("without a sentence <room>.refusal.<slug>")
                .allMatch(slug -> texts.refusal(Language.DE, slug).isPresent())
                .allMatch(slug -> texts.refusal(Language.EN, slug).isPresent());
        Files.writeString(DRAWN, HEAD + lines() + WHAT_TO_DO + whatToDo());
        var before = Files.exists(KNOWN) ? Files.readString(KNOWN) : "";
        Files.writeString(KNOWN, known());
        assertThat(before).as("drawn anew; build once more").isEqualTo(known());
    }

    private void read(Path source) {
        try {
            var room = String.valueOf(source).replaceAll(".*/marketplace/([a-z]+)/.*", "$1");
            REFUSAL.matcher(Files.readString(source)).results().forEach(found -> read(found, room));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(MatchResult found, String room) {
        var kind = Refusal.Kind.valueOf(found.group(1));
        say(found.group(2), Problems.statusOf(kind).value(), room);
    }

    private void say(String slug, int status, String room) {
        var said = slugs.computeIfAbsent(slug, _ -> new Said(status, new TreeSet<>()));
        assertThat(said.status()).as(slug + " in " + room).isEqualTo(status);
        said.rooms().add(room);
    }

    private String lines() {
        return slugs.entrySet().stream()
                .map(entry -> "| `%s` | %d | %s | %s |\n"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().status(),
                                String.join(", ", entry.getValue().rooms()),
                                texts.refusal(Language.EN, entry.getKey()).orElseThrow()))
                .collect(Collectors.joining());
    }

    private String whatToDo() {
        return slugs.values().stream()
                .map(Said::status)
                .distinct()
                .sorted()
                .map(status -> "| %d | %s |\n".formatted(status, texts.say(Language.EN, DO + status)))
                .collect(Collectors.joining());
    }

    private String known() {
        return "# Drawn by ProblemTypesTest.\n"
                + slugs.entrySet().stream()
                        .map(entry -> "%s=%d\n"
                                .formatted(entry.getKey(), entry.getValue().status()))
                        .collect(Collectors.joining());
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
