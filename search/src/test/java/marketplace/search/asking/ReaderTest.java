package marketplace.search.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReaderTest {

    private static final Lexicon LEXICON = new LexiconFiles(new JsonMapper()).with(List.of());
    private static final Directory NOBODY = new Directory(List.of(), List.of());
    private static final Vocabulary VOCABULARY = new Vocabulary(Map.of(
            "Petersilie",
            3L,
            "Brötchen",
            9L,
            "Camembert",
            2L,
            "Tonne",
            2L,
            "Seidentuch",
            1L,
            "Karten",
            9L,
            "Karotten",
            1L));

    @Test
    void a_regional_word_means_what_others_call_it() {
        var reading = read("Weck");

        assertThat(reading.needed())
                .singleElement()
                .satisfies(term -> assertThat(term.meant(As.REGIONAL)).contains("Brötchen", "Semmel"));
    }

    @Test
    void a_misspelt_word_is_read_as_the_nearest_one() {
        var reading = read("Petersillie");

        assertThat(reading.corrected()).isEqualTo("Petersilie");
    }

    @Test
    void a_word_that_exists_is_read_as_another_only_if_it_sounds_the_same() {
        assertThat(read("Camenbert").corrected()).isEqualTo("Camembert");
        assertThat(read("Nonne").corrected()).isNull();
    }

    @Test
    void what_sounds_the_same_but_looks_quite_different_is_not_meant() {
        assertThat(read("ständig").corrected()).isNull();
    }

    @Test
    void of_two_equally_near_words_the_one_of_the_same_letters_is_meant() {
        assertThat(read("Karroten").corrected()).isEqualTo("Karotten");
    }

    @Test
    void a_word_nobody_here_uses_is_let_go_where_something_similar_will_do() {
        assertThat(read("Brötchen glitzernd").terms())
                .extracting(Term::said, Term::need)
                .containsExactly(tuple("Brötchen", Term.Need.MUST), tuple("glitzernd", Term.Need.UNHEARD));
        assertThat(read("glitzernd").needed()).extracting(Term::said).containsExactly("glitzernd");
    }

    @Test
    void a_compound_said_the_other_way_round_is_that_compound() {
        var reading = read("Holz für den Kamin");

        assertThat(reading.needed())
                .singleElement()
                .satisfies(term ->
                        assertThat(term.meanings()).extracting(Meaning::text).contains("Kaminholz", "Brennholz"));
    }

    @Test
    void any_of_many_things_with_any_of_many_faults_is_one_line() {
        assertThat(read("Unser Geschirrspüler pumpt nicht mehr").forService()).isTrue();
        assertThat(read("der Apfelbaum muss geschnitten werden")
                        .needed()
                        .getFirst()
                        .meant(As.PROBLEM))
                .contains("Obstbaumschnitt");
        assertThat(read("Apfelbaum").forService()).isFalse();
    }

    @Test
    void one_word_alone_is_no_problem_of_two() {
        assertThat(read("Wäsche waschen").forService()).isTrue();
        assertThat(read("Wäsche").forService()).isFalse();
    }

    @Test
    void a_wish_is_no_word_to_look_for() {
        var reading = read("Kuchen ohne Nüsse");

        assertThat(reading.wishes()).extracting(Wish::code).containsExactly("nut-free");
        assertThat(reading.needed()).extracting(Term::said).containsExactly("Kuchen");
    }

    @Test
    void a_problem_asks_for_somebody_who_solves_it() {
        var reading = read("Mein Wasserhahn in der Küche tropft");

        assertThat(reading.forService()).isTrue();
        assertThat(reading.needed().getFirst().meant(As.PROBLEM)).contains("Installateur");
    }

    private static Reading read(String question) {
        return Reader.read(question, LEXICON, NOBODY, VOCABULARY);
    }
}
