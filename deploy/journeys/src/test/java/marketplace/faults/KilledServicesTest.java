package marketplace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real processes end at every point of a purchase while people buy, and are started again. Afterwards money and goods are
 * conserved, no order is stuck, nothing is charged or given back twice and the index shows what the database holds. The
 * order of the points is drawn from a seed, printed, which {@code -Dfaults.seed} sets. Runs in a product of its own; the
 * misfortunes of the letters run only by {@code -Pfaults}.
 */
@Tag("siege")
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
    void a_database_that_is_restarted_again_and_again_in_the_middle_of_it_loses_nothing() {
        assertThat(new Upset(market, "postgresql", 4).run()).isEmpty();
    }

    @Test
    void an_index_that_was_away_in_the_middle_of_it_catches_up() {
        assertThat(new Upset(market, "elasticsearch", 1).run()).isEmpty();
    }

    /** The same points once more for every misfortune of Stripe's letters. */
    @Tag("matrix")
    @ParameterizedTest
    @EnumSource(Astray.class)
    void and_whatever_becomes_of_stripes_letters_meanwhile(Astray astray) {
        var wrong = new ArrayList<String>();
        for (var points : draw.rounds()) {
            var from = System.nanoTime();
            var found = new Round(market, points, astray).run();
            System.out.printf(
                    "%s %s: %s after %.1f s%n",
                    astray, points, found.isEmpty() ? "well" : found, (System.nanoTime() - from) / 1e9);
            found.forEach(one -> wrong.add(astray + " " + points + ": " + one));
        }

        assertThat(wrong).isEmpty();
    }
}
