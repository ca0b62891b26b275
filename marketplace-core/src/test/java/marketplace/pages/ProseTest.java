package marketplace.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {
    @ParameterizedTest
    @ValueSource(strings = {"<https://example.org>", "1 &lt; 2 &copy;", "> so", "*laut* _leise_", "1. Mai", "a ~~b~~"})
    void somebodys_own_words_stand_as_they_are(String words) {
        assertThat(Prose.plain(Prose.literal(words))).isEqualTo(words);
    }

    @Test
    void a_line_of_signs_makes_no_heading_of_the_line_before() {
        assertThat(Prose.html(Prose.literal("Bitte klingeln\n==="), link -> link))
                .doesNotContain("<h1");
    }
}
