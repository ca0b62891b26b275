package marketplace.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real processes end at every point of a checkout, one of each service at a time, and are started again. Afterwards money
 * and goods are conserved, no order is stuck, nothing is charged twice and the index shows what the database holds. The
 * order of the points is drawn from a seed, printed, which {@code -Dfaults.seed} sets. Runs by {@code -Pfaults}.
 */
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServicesTest {
    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Market market;

    @BeforeAll
    void open() {
        System.out.println("faults.seed=" + seed);
        market = new Market();
    }

    @AfterAll
    void put_the_fuses_out() {
        market.raise();
    }

    @Test
    void whichever_point_a_service_ends_at_everything_adds_up() {
        market.bank().letters(Astray.NONE);

        assertThat(new Siege(market).run(points())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Astray.class)
    void and_whatever_becomes_of_stripes_letters_meanwhile(Astray astray) {
        assertThat(kill(astray)).isEmpty();
    }

    @Test
    void a_database_that_is_restarted_in_the_middle_of_it_loses_nothing() {
        assertThat(new Upset(market, "postgresql").run()).isEmpty();
    }

    @Test
    void an_index_that_was_away_in_the_middle_of_it_catches_up() {
        assertThat(new Upset(market, "elasticsearch").run()).isEmpty();
    }

    private List<String> kill(Astray astray) {
        var wrong = new ArrayList<String>();
        var rounds = rounds();
        for (var points : rounds) {
            var from = System.nanoTime();
            var found = new Round(market, points, astray).run();
            System.out.printf(
                    "%s %s: %s after %.1f s%n",
                    astray, points, found.isEmpty() ? "well" : found, (System.nanoTime() - from) / 1e9);
            found.forEach(one -> wrong.add(astray + " " + points + ": " + one));
        }
        return wrong;
    }

    /** In each round one point of every service that has one left. */
    private List<List<KillPoint>> rounds() {
        var services = points();
        var most = services.stream().mapToInt(List::size).max().orElseThrow();
        return IntStream.range(0, most)
                .mapToObj(i -> services.stream()
                        .filter(points -> i < points.size())
                        .map(points -> points.get(i))
                        .toList())
                .toList();
    }

    /** By service, in drawn order. */
    private List<List<KillPoint>> points() {
        var services = KillPoint.all().stream().collect(Collectors.groupingBy(KillPoint::service));
        services.values().forEach(points -> Collections.shuffle(points, random));
        return List.copyOf(services.values());
    }
}
