package marketplace.finding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.finding.Parameters;
import marketplace.finding.QuestionRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API says a question may say is what is read. */
class SearchParametersTest {
    /** Anything may be asked for, and anything but true is not. */
    private static final Set<String> NEVER_REFUSED = Set.of("q", "openNow");

    static Stream<String> refused() {
        return Stream.of(SearchParameters.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !NEVER_REFUSED.contains(name));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void every_parameter_that_is_described_is_read_and_refused_when_it_is_none(String name) {
        assertThatExceptionOfType(QuestionRefused.class)
                .isThrownBy(() -> Parameters.strictly(Map.of(name, List.of("?")), null));
    }

    @Test
    void an_example_of_each_is_a_question() {
        var question = Parameters.strictly(
                Map.ofEntries(
                        Map.entry("q", List.of("brot")),
                        Map.entry("category", List.of("food.bread")),
                        Map.entry("kind", List.of("product")),
                        Map.entry("diet", List.of("vegan", "organic")),
                        Map.entry("price", List.of("500-1000")),
                        Map.entry("way", List.of("any")),
                        Map.entry("sort", List.of("unit-price")),
                        Map.entry("page", List.of("2"))),
                null);

        assertThat(question.filters().priceTo()).isEqualTo(1000);
        assertThat(question.page()).isEqualTo(2);
    }
}
