package marketplace.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);
    private static final Set<String> SIX = Set.of("open", "t1", "t2", "t3", "t4", "t5");
    private static final List<Integer> STOPS = IntStream.range(0, 150).boxed().toList();

    @Test
    void beside_each_other_all_lanes_share_the_page() {
        var all = Lanes.of(THURSDAY, SIX, "", 0);

        assertThat(SIX).allMatch(all::shows);
        assertThat(all.shown(STOPS)).hasSize(10).startsWith(0);
        assertThat(all.more("t1", 150)).isEqualTo("/disposition/2026-11-26?spur=t1&ab=0");
        assertThat(all.more("t1", 10)).isNull();
    }

    @Test
    void alone_a_lane_goes_on_page_by_page_to_its_end() {
        var second = Lanes.of(THURSDAY, SIX, "t1", 60);

        assertThat(second.shows("t1")).isTrue();
        assertThat(second.shows("open")).isFalse();
        assertThat(second.shown(STOPS)).hasSize(60).startsWith(60);
        assertThat(second.more("t1", 150)).isEqualTo("/disposition/2026-11-26?spur=t1&ab=120");
        assertThat(Lanes.of(THURSDAY, SIX, "t1", 120).more("t1", 150)).isNull();
    }

    @Test
    void a_tour_that_was_planned_anew_is_not_asked_for() {
        assertThat(Lanes.of(THURSDAY, SIX, "t9", 60)).isEqualTo(Lanes.of(THURSDAY, SIX, "", 0));
    }
}
