package marketplace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The points of {@link KilledServicesTest} once more for every misfortune of Stripe's letters. Runs by {@code -Pfaults}. */
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServicesMatrixTest {
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

    @ParameterizedTest
    @EnumSource(Astray.class)
    void whichever_point_a_service_ends_at_and_whatever_becomes_of_stripes_letters_everything_adds_up(Astray astray) {
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
