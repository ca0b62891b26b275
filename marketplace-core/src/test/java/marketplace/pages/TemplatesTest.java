package marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern POST = Pattern.compile("<form[^>]*method=\"post\"(?:(?!</form>).)*", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("@template\\.parts\\.hidden\\(|\\{frame\\.csrf\\(\\)}");
    private static final WebTestClient BROWSER =
            PagesAlone.client().mutate().defaultHeader("Accept", "text/html").build();

    @ParameterizedTest
    @ValueSource(strings = {"", "/results", "/work", "/figures"})
    void every_part_renders_in_both_languages_without_anything_inline(String page) {
        for (var prefix : List.of("", "/en", "/~xl", "/en/~simple")) {
            var html = html(prefix + "/design" + page);

            assertThat(html).doesNotContain(" style=", "<style", " onclick=", "javascript:", "null\"", "${");
            assertThat(ids(html)).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_part_is_shown_in_the_gallery() throws IOException {
        var all = sources().map(TemplatesTest::read).collect(Collectors.joining());

        var parts = sources().filter(file -> file.getParent().endsWith("parts")).map(TemplatesTest::name);

        assertThat(parts.filter(part -> !all.contains("@template.parts." + part + "(")))
                .isEmpty();
    }

    @Test
    void every_form_that_changes_something_carries_the_sessions_token() throws IOException {
        var bare = sources()
                .flatMap(file -> POST.matcher(read(file))
                        .results()
                        .filter(form -> !TOKEN.matcher(form.group()).find())
                        .map(form -> file + ": " + form.group()));

        assertThat(bare).isEmpty();
    }

    @Test
    void withdrawing_is_a_button_on_every_page_and_never_folded() {
        for (var page : List.of("/design", "/design/work", "/~simple/design", "/nowhere")) {
            var footer = html(page).replaceAll("(?s).*<footer", "<footer");

            assertThat(footer)
                    .contains("<a class=\"btn btn--line btn--s\" href=", "/widerruf\">Vertrag widerrufen</a>")
                    .doesNotContain("<details");
        }
    }

    private static String html(String path) {
        return BROWSER.get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<String> ids(String html) {
        return Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Stream<Path> sources() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList().stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".jte", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
