package marketplace.delivery;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import marketplace.delivery.DeliveryDay.CutOff;
import marketplace.delivery.Suppliers.Supplier;
import marketplace.shared.MerchantId;
import marketplace.shared.PlaceCode;
import org.junit.jupiter.api.Test;

class ReachTest {
    static final PlaceCode WEIDENBACH = PlaceCode.of("weidenbach");
    static final PlaceCode LERCHFELD = PlaceCode.of("lerchfeld");
    static final PickupPoint FIRE_STATION = new PickupPoint(
            "feuerwehrhaus",
            "Feuerwehrhaus",
            WEIDENBACH,
            "Dorfstraße 2",
            THURSDAY,
            new Window(LocalTime.of(16, 0), LocalTime.of(19, 0)),
            "Do 16–19 Uhr",
            24,
            6);
    static final Network NETWORK = new Network(
            Map.of(WEIDENBACH, List.of(DeliveryCalendarTest.day(THURSDAY, WEDNESDAY))),
            List.of(FIRE_STATION),
            List.of());

    final MerchantId kern = MerchantId.fresh();

    @Test
    void a_merchant_of_the_tours_reaches_the_door_and_the_point_on_the_places_day() {
        var reach = Reach.of(WEIDENBACH, NETWORK, List.of(new Supplier(kern, true, 1)));

        assertThat(reach).extracting(Reach::point).containsExactly(false, true);
        assertThat(reach).extracting(Reach::weekday).containsOnly(THURSDAY);
        assertThat(reach).extracting(Reach::cutOff).containsOnly(new CutOff(WEDNESDAY, LocalTime.NOON));
    }

    @Test
    void who_prepares_longer_has_an_earlier_cut_off_and_sundays_do_not_count() {
        var three = Reach.of(WEIDENBACH, NETWORK, List.of(new Supplier(kern, true, 2)));
        var five = Reach.of(WEIDENBACH, NETWORK, List.of(new Supplier(kern, true, 5)));

        assertThat(three.getFirst().cutOff().weekday()).isEqualTo(TUESDAY);
        assertThat(five.getFirst().cutOff().weekday()).isEqualTo(FRIDAY);
    }

    @Test
    void nobody_reaches_a_place_without_a_day() {
        assertThat(Reach.of(LERCHFELD, NETWORK, List.of(new Supplier(kern, true, 1))))
                .isEmpty();
    }
}
