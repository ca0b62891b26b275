package marketplace.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Brötchen,brötchen",
        "'  Schuhe   reparieren ',schuhe reparieren",
        "'Fisch, frisch!',fisch frisch",
        "E-Bike,e-bike"
    })
    void words_are_told_in_small_letters_and_single_spaces(String typed, String told) {
        assertThat(AskedWords.of(typed)).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "0171 3920011",
                "anna@example.org",
                "brot 2",
                "www.example.org/brot",
                "ich suche für meine mutter etwas",
                "donaudampfschifffahrtsgesellschaftskapitän"
            })
    void numbers_addresses_and_long_stories_are_nobodys_business(String typed) {
        assertThat(AskedWords.of(typed)).isEmpty();
    }
}
