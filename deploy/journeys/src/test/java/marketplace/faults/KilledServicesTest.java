package marketplace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Real processes end at every point of a purchase while people buy, and are started again. Afterwards money and goods are
 * conserved, no order is stuck, nothing is charged or given back twice and the index shows what the database holds. The
 * order of the points is drawn from a seed, printed, which {@code -Dfaults.seed} sets. Runs by {@code -Pfaults}.
 */
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServicesTest {
    private final Draw draw = new Draw();
    private Market market;

    @BeforeAll
    void open() {
        market = new Market();
    }

    @AfterAll
    void close() {
        market.close();
    }

    @Test
    void whichever_point_a_service_ends_at_everything_adds_up() {
        market.bank().letters(Astray.NONE);

        assertThat(new Siege(market).run(draw.points())).isEmpty();
    }

    @Test
    void a_database_that_is_restarted_in_the_middle_of_it_loses_nothing() {
        assertThat(new Upset(market, "postgresql").run()).isEmpty();
    }

    @Test
    void an_index_that_was_away_in_the_middle_of_it_catches_up() {
        assertThat(new Upset(market, "elasticsearch").run()).isEmpty();
    }
}
