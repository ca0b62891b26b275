package marketplace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import marketplace.delivery.Window;
import marketplace.dispatch.Stop.Reason;
import marketplace.dispatch.TourPlanner.Planned;
import marketplace.dispatch.TourPlanner.Site;
import marketplace.dispatch.TourPlanner.Task;
import marketplace.shared.GeoPoint;
import org.junit.jupiter.api.Test;

class TourPlannerTest {
    static final GeoPoint BASE = new GeoPoint(51.0, 10.5);
    static final Window AFTERNOON = new Window(LocalTime.of(15, 0), LocalTime.of(18, 0));

    @Test
    void it_loads_before_it_brings_and_goes_to_the_nearest_first() {
        var plan = TourPlanner.plan(
                new Task(BASE, 40, List.of(merchant("kern", 0.02)), List.of(door("far", 0.10), door("near", 0.04))));

        assertThat(plan.stops()).extracting(Planned::key).containsExactly("kern", "near", "far");
        assertThat(plan.stops()).extracting(one -> one.leg().reason()).containsOnly(Reason.NEAREST);
    }

    @Test
    void the_first_door_is_reached_when_its_window_opens() {
        var plan = TourPlanner.plan(new Task(BASE, 40, List.of(merchant("kern", 0.02)), List.of(door("near", 0.04))));

        assertThat(plan.stops().getLast().leg().at()).isEqualTo(LocalTime.of(15, 0));
        assertThat(plan.stops().getFirst().leg().at()).isBefore(LocalTime.of(15, 0));
    }

    @Test
    void a_way_is_the_straight_line_times_the_detour_and_home_again_counts() {
        var plan = TourPlanner.plan(new Task(BASE, 40, List.of(), List.of(door("near", 0.1))));

        var straight = BASE.kmTo(new GeoPoint(51.1, 10.5));
        assertThat(plan.km()).isCloseTo(2 * 1.3 * straight, within(0.01));
    }

    @Test
    void doors_of_one_place_follow_each_other_by_street_and_number() {
        var plan = TourPlanner.plan(new Task(
                BASE,
                40,
                List.of(),
                List.of(at("b", 0.05, "Lindenweg 7"), at("a", 0.05, "Am Anger 3"), door("c", 0.2))));

        assertThat(plan.stops()).extracting(Planned::key).containsExactly("a", "b", "c");
        assertThat(plan.stops().get(1).leg().reason()).isEqualTo(Reason.SAME_PLACE);
        assertThat(plan.stops().get(1).leg().km()).isEqualTo(0.3);
    }

    @Test
    void what_comes_after_the_window_is_marked_as_late() {
        var many = IntStream.range(0, 60).mapToObj(i -> door("d" + i, 0.01 * i)).toList();

        var plan = TourPlanner.plan(new Task(BASE, 20, List.of(), many));

        assertThat(plan.stops().getFirst().leg().late()).isFalse();
        assertThat(plan.stops().getLast().leg().late()).isTrue();
    }

    @Test
    void no_two_ways_cross_that_could_be_uncrossed() {
        var random = new Random(42);
        var doors = IntStream.range(0, 40)
                .mapToObj(i -> new Site(
                        "d" + i,
                        new GeoPoint(51 + random.nextDouble() / 5, 10.5 + random.nextDouble() / 5),
                        "p" + i,
                        "",
                        AFTERNOON))
                .toList();

        var plan = TourPlanner.plan(new Task(BASE, 40, List.of(), doors));

        var nearestOnly =
                TourPlanner.asOrdered(new Task(BASE, 40, List.of(), doors)).km();
        assertThat(plan.stops()).hasSize(40).extracting(Planned::key).doesNotHaveDuplicates();
        assertThat(plan.km()).isLessThan(nearestOnly / 2);
    }

    @Test
    void an_order_given_by_hand_is_kept() {
        var plan = TourPlanner.asOrdered(new Task(BASE, 40, List.of(), List.of(door("far", 0.10), door("near", 0.04))));

        assertThat(plan.stops()).extracting(Planned::key).containsExactly("far", "near");
    }

    private static Site merchant(String key, double north) {
        return new Site(key, new GeoPoint(51.0 + north, 10.5), "m-" + key, key, null);
    }

    private static Site door(String key, double north) {
        return new Site(key, new GeoPoint(51.0 + north, 10.5), "p-" + key, "", AFTERNOON);
    }

    private static Site at(String key, double north, String street) {
        return new Site(key, new GeoPoint(51.0 + north, 10.5), "village", street, AFTERNOON);
    }
}
