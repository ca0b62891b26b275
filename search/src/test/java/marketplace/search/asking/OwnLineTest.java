package marketplace.search.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import marketplace.search.asking.QuestionRefused.Invalid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a county may add to the lexicon. */
class OwnLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Weck = Brötchen",
                "Weggle = Weck = Brötchen",
                "Grumbeere > Kartoffeln, Frühkartoffeln",
                "2-Takt-Öl = Mischöl"
            })
    void words_that_mean_each_other_or_one_that_means_others(String line) {
        assertThat(new OwnLine(As.REGIONAL, line).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heizung brummt > Heizungswartung | heating", "Rohr tropft > Dichtung"})
    void a_problem_and_what_or_who_helps(String line) {
        assertThat(new OwnLine(As.PROBLEM, line).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Weck",
                "Weck =",
                "= =",
                "Weck = Brötchen # Bemerkung",
                "Weck = <b>Brötchen</b>",
                "Weck = Brötchen | bakery",
                "a = b = c = d = e = f = g = h = i = j = k = l = m"
            })
    void anything_else_is_refused(String line) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> new OwnLine(As.REGIONAL, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heizung brummt = Heizungswartung", "Heizung brummt > Wartung | Heizung!"})
    void a_problem_points_to_its_help(String line) {
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> new OwnLine(As.PROBLEM, line));
    }
}
