package marketplace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the bench starts and reads what it is given; what it measures is no matter of a test. */
class BenchTest {

    @Test
    void the_options_say_what_is_measured() {
        var options = Options.of(List.of("--listings", "500", "--seconds", "4", "--only", "search,home"));

        assertThat(options.sizes()).containsExactly(500);
        assertThat(options.round()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.wants("search")).isTrue();
        assertThat(options.wants("checkout")).isFalse();
    }

    @Test
    void an_unknown_option_is_answered_with_the_usage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of(List.of("--loud", "yes")))
                .withMessageContaining("--connections");
    }

    @Test
    void a_closed_loop_counts_answers_and_errors_apart() {
        try (var load = new Load(2, () -> Cost.now(List.of()))) {
            var figures = load.during(Duration.ofMillis(50), (_, turn) -> {
                if (turn % 2 == 1) {
                    throw new IOException("every other time");
                }
            });

            assertThat(figures.nanos()).isNotEmpty();
            assertThat(figures.errors()).isPositive();
            assertThat(figures.within(0.99)).isGreaterThanOrEqualTo(figures.within(0.5));
        }
    }

    @Test
    void statements_are_read_from_the_log_with_their_values() {
        var log = """
            41|core_app|core|LOG:  statement: BEGIN
            41|core_app|core|LOG:  execute S_3: insert into orders.purchase (id, note)
            \tvalues ($1, $2)
            41|core_app|core|DETAIL:  Parameters: $1 = 'a', $2 = 'it''s'
            42|core_app|core|LOG:  execute S_1: select $1
            42|core_app|core|DETAIL:  Parameters: $1 = NULL
            41|core_app|core|LOG:  statement: COMMIT
            """;

        var placing = Statements.transactions(Statement.all(log), "insert into orders.purchase");

        assertThat(placing).hasSize(1);
        assertThat(placing.getFirst())
                .extracting(Statement::text)
                .containsExactly("BEGIN", "insert into orders.purchase (id, note)\nvalues ($1, $2)", "COMMIT");
        assertThat(placing.getFirst().get(1).values()).containsExactly("'a'", "'it''s'");
    }
}
