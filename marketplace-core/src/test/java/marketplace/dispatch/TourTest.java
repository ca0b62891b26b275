package marketplace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marketplace.dispatch.Stop.Outcome;
import marketplace.dispatch.Tour.Identity;
import marketplace.dispatch.Tour.Route;
import marketplace.shared.AccountId;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.Test;

class TourTest {
    static final Instant NOON = Instant.parse("2026-11-26T11:00:00Z");
    static final AccountId HANSEN = AccountId.fresh();
    static final DeliveryId BERGER = DeliveryId.fresh();
    static final DeliveryId VOGT = DeliveryId.fresh();
    static final Stop LOAD = Stop.load(MerchantId.fresh(), List.of(BERGER, VOGT));
    static final Route ROUTE = new Route(List.of(LOAD, Stop.door(BERGER), Stop.door(VOGT)), 12.5);

    @Test
    void the_last_stop_ends_the_tour() {
        var tour = started();
        for (var stop : tour.stops()) {
            tour = tour.visit(stop.key(), Outcome.DONE, NOON).next();
        }

        assertThat(tour.state()).isEqualTo(new TourState.Ended(HANSEN, NOON));
    }

    @Test
    void a_stop_she_has_left_changes_no_more() {
        var once = started().visit(LOAD.key(), Outcome.DONE, NOON).next();

        assertThat(once.visit(LOAD.key(), Outcome.MISSED, NOON.plusSeconds(60)).isNone())
                .isTrue();
    }

    @Test
    void the_household_sees_how_many_stops_lie_before_hers() {
        var tour = started();

        assertThat(tour.stopsBefore(VOGT)).contains(2);
        assertThat(tour.visit(LOAD.key(), Outcome.DONE, NOON).next().stopsBefore(VOGT))
                .contains(1);
    }

    @Test
    void what_is_on_the_road_is_planned_no_more() {
        var tour = started();

        assertThatExceptionOfType(DispatchRefused.UnderWay.class).isThrownBy(() -> tour.reroute(ROUTE));
        assertThatExceptionOfType(DispatchRefused.UnderWay.class).isThrownBy(() -> tour.give(AccountId.fresh()));
    }

    @Test
    void nobody_begins_a_tour_that_was_given_to_nobody() {
        assertThatExceptionOfType(DispatchRefused.NotStarted.class)
                .isThrownBy(() -> planned().start(NOON));
        assertThatExceptionOfType(DispatchRefused.NotStarted.class)
                .isThrownBy(() -> planned().visit(LOAD.key(), Outcome.DONE, NOON));
    }

    @Test
    void beginning_and_giving_again_change_nothing() {
        assertThat(started().start(NOON.plusSeconds(5)).isNone()).isTrue();
        assertThat(given().give(HANSEN).isNone()).isTrue();
    }

    static Tour planned() {
        return Tour.plan(new Identity(TourId.fresh(), LocalDate.parse("2026-11-26"), 1, "wagen-1"), ROUTE)
                .next();
    }

    static Tour given() {
        return planned().give(HANSEN).next();
    }

    static Tour started() {
        return given().start(NOON).next();
    }
}
