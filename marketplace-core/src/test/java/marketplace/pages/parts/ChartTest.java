package marketplace.pages.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    @ParameterizedTest
    @CsvSource({"0, 4", "4, 4", "5, 8", "84, 100", "100, 120", "240, 240", "999, 1000", "1_000_001, 1_200_000"})
    void the_axis_ends_at_a_round_number_in_four_even_steps(String most, String end) {
        var chart = lines(number(most));

        assertThat(chart.top()).isEqualTo(number(end));
        assertThat(chart.ticks()).last().isEqualTo(new Chart.Tick(number(end), 20));
    }

    @Test
    void a_suppressed_value_is_a_gap_in_the_line() {
        var chart = lines(2L, null, 4L);

        assertThat(chart.path(chart.series().getFirst())).isEqualTo("M44.0 120.0M588.0 20.0");
    }

    private static Chart lines(Long... values) {
        var steps = Arrays.stream(values).map(String::valueOf).toList();
        return new Chart(Chart.Kind.LINES, "", "", "", steps, List.of(new Chart.Series("", Arrays.asList(values))));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }
}
