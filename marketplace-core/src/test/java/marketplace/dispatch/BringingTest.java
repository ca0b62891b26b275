package marketplace.dispatch;

import static marketplace.merchants.Stall.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.dispatch.BringAgain.Then;
import marketplace.dispatch.Stop.Kind;
import marketplace.merchants.Stall;
import marketplace.orders.MarkPayment;
import marketplace.orders.Order;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.Payment;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.shared.AccountId;
import marketplace.shared.OrderId;
import marketplace.shared.Overtaken;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.NotYours;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** From orders that are to be brought to their hand-over at the door. */
class BringingTest extends RoadTest {
    @Autowired
    PlanTours plan;

    @Autowired
    MoveStop move;

    @Autowired
    GiveTour give;

    @Autowired
    DriveTour drive;

    @Autowired
    FollowDelivery follow;

    @Autowired
    RefuseOrder refuse;

    @Autowired
    MarkPayment markPayment;

    @Test
    void a_households_orders_of_a_day_are_one_delivery_over_merchants_and_purchases() {
        var berger = household();
        var first = ordered(berger, 0, Map.of(selling(kern, 480, 9), 1, selling(rau, 690, 9), 1));
        var second = ordered(berger, 0, Map.of(selling(kern, 270, 9), 1));

        assertThat(deliveriesOf(first))
                .singleElement()
                .satisfies(one -> assertThat(one.parcels()).hasSize(3));
        assertThat(deliveriesOf(second)).isEqualTo(deliveriesOf(first));
    }

    @Test
    void another_day_and_a_guest_are_deliveries_of_their_own() {
        var berger = household();
        var first = ordered(berger, 0, Map.of(selling(kern, 480, 9), 1));
        var later = ordered(berger, 1, Map.of(selling(kern, 480, 9), 1));
        var other = ordered(aGuest(), 0, Map.of(selling(kern, 480, 9), 1));

        assertThat(Set.of(only(first).id(), only(later).id(), only(other).id())).hasSize(3);
    }

    @Test
    void when_an_order_falls_away_the_others_come_all_the_same() {
        var purchase = ordered(aGuest(), 0, Map.of(selling(kern, 480, 9), 1, selling(rau, 690, 9), 1));
        var refused = ordersOf(purchase).getFirst();
        as(
                Stall.staffOf(ERLENGRUND, refused.merchant()),
                refuse.of(refused.merchant(), refused.id(), OrderState.Reason.SOLD_OUT));
        packed(ordersOf(purchase).getLast());
        settle();

        assertThat(only(purchase).gone()).isOne();
        assertThat(only(purchase).packed()).hasSize(1);
        assertThat(only(purchase).isReady()).isTrue();
    }

    @Test
    void one_click_plans_loads_before_doors_and_the_same_again_makes_no_second_tour() {
        var purchase = packedPurchase();

        var first = planned(purchase);
        var again = planned(purchase);

        assertThat(first.stops())
                .extracting(Stop::kind)
                .startsWith(Kind.LOAD, Kind.LOAD)
                .endsWith(Kind.DOOR);
        assertThat(again.stops()).extracting(Stop::key).containsExactlyElementsOf(keys(first));
        assertThat(in(ERLENGRUND, () -> tours.find(first.id()))).isNull();
    }

    @Test
    void a_tour_that_was_given_stays_when_the_day_is_planned_anew() {
        var purchase = packedPurchase();
        var tour = given(purchase);

        planned(purchase);

        assertThat(in(ERLENGRUND, () -> tours.get(tour.id())).state()).isInstanceOf(TourState.Given.class);
    }

    @Test
    void a_stop_taken_off_is_open_again_and_can_be_put_back() {
        var purchase = packedPurchase();
        var other = packedPurchase();
        var tour = planned(purchase);
        var door = "door-" + only(purchase).id();

        as(dispatcher(), move.off(tour.id(), door));
        assertThat(only(purchase).tour()).isNull();
        as(dispatcher(), move.onto(only(purchase).id(), tour.id()));

        assertThat(only(purchase).tour()).isEqualTo(tour.id());
        assertThat(keys(in(ERLENGRUND, () -> tours.get(tour.id()))))
                .contains(door, "door-" + only(other).id());
    }

    @Test
    void a_door_moved_earlier_changes_places_with_the_one_before() {
        var purchase = packedPurchase();
        packedPurchase();
        var tour = planned(purchase);
        var before = keys(tour);

        as(dispatcher(), move.by(tour.id(), before.getLast(), -1));

        var after = keys(in(ERLENGRUND, () -> tours.get(tour.id())));
        assertThat(after.get(after.size() - 2)).isEqualTo(before.getLast());
        assertThat(after).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void the_pin_at_the_door_hands_over_every_line() {
        var purchase = packedPurchase();
        var tour = driven(purchase);

        var ended = as(courier(), drive.handOver(tour.id(), door(purchase), purchase.pin(), idsOf(purchase), false));

        assertThat(ordersOf(purchase)).allSatisfy(order -> {
            assertThat(order.state()).isInstanceOf(OrderState.HandedOver.class);
            assertThat(order.lines())
                    .allSatisfy(line -> assertThat(line.handedOver().by()).isEqualTo(hansen.account()));
        });
        assertThat(ended.stop(door(purchase)).visit().outcome()).isEqualTo(Stop.Outcome.DONE);
        assertThat(only(purchase).isOver()).isTrue();
    }

    @Test
    void handing_over_twice_is_harmless() {
        var purchase = packedPurchase();
        var tour = driven(purchase);
        var once = as(courier(), drive.handOver(tour.id(), door(purchase), purchase.pin(), idsOf(purchase), false));

        var twice = as(courier(), drive.handOver(tour.id(), door(purchase), purchase.pin(), idsOf(purchase), false));

        assertThat(twice.version()).isEqualTo(once.version());
    }

    @Test
    void a_wrong_pin_hands_over_nothing_and_ten_of_them_close_the_door() {
        var purchase = packedPurchase();
        var tour = driven(purchase);
        var wrong = purchase.pin().equals("0000") ? "0001" : "0000";

        for (var i = 0; i < 10; i++) {
            assertThatExceptionOfType(OrderRefused.class)
                    .isThrownBy(() ->
                            as(courier(), drive.handOver(tour.id(), door(purchase), wrong, idsOf(purchase), false)))
                    .satisfies(refused -> assertThat(refused.slug()).isEqualTo("wrong-pin"));
        }

        assertThatExceptionOfType(OrderRefused.class)
                .isThrownBy(() -> as(
                        courier(), drive.handOver(tour.id(), door(purchase), purchase.pin(), idsOf(purchase), false)))
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("too-many-pins"));
        assertThat(ordersOf(purchase))
                .allSatisfy(order -> assertThat(order.state()).isInstanceOf(OrderState.Packed.class));
    }

    @Test
    void what_is_missing_at_the_door_comes_on_the_next_delivery_day() {
        var purchase = packedPurchase();
        var day = only(purchase).day();
        var tour = driven(purchase);
        var first = ordersOf(purchase).getFirst().id();

        as(courier(), drive.handOver(tour.id(), door(purchase), purchase.pin(), Set.of(first), false));

        assertThat(only(purchase).open()).hasSize(1);
        assertThat(only(purchase).day()).isAfter(day);
        assertThat(only(purchase).tour()).isNull();
    }

    @Test
    void when_nobody_is_at_home_it_comes_again_or_goes_back_to_the_shops() {
        var again = packedPurchase();
        var back = packedPurchase();
        var tour = driven(again);

        as(courier(), drive.missed(tour.id(), door(again), Then.NEXT_DAY));
        as(courier(), drive.missed(tour.id(), door(back), Then.BACK_TO_SHOPS));

        assertThat(only(again).tries()).isOne();
        assertThat(only(again).day()).isAfter(tour.day());
        assertThat(stage(again)).isEqualTo(Progress.Stage.COMING);
        assertThat(stage(back)).isEqualTo(Progress.Stage.BACK);
    }

    /** Given back whole on the way: its money is gone, so there is nothing to hand over and nobody to ask. */
    @Test
    void what_was_given_back_on_the_way_is_not_handed_over_and_the_courier_goes_on() {
        var purchase = packedPurchase();
        var tour = driven(purchase);
        var orders = ordersOf(purchase);
        givenBack(orders.getFirst());

        var some = only(purchase);
        givenBack(orders.getLast());
        var ended = as(courier(), drive.handOver(tour.id(), door(purchase), "", Set.of(), false));

        assertThat(some.open())
                .extracting(Delivery.Parcel::order)
                .containsExactly(orders.getLast().id());
        assertThat(ended.stop(door(purchase)).visit().outcome()).isEqualTo(Stop.Outcome.DONE);
        assertThat(ordersOf(purchase)).extracting(Order::state).allMatch(OrderState.Cancelled.class::isInstance);
    }

    private void givenBack(Order order) {
        var told = Payment.of(Payment.Status.REFUNDED, order.payment().version() + 1);
        in(ERLENGRUND, () -> markPayment.of(order.id(), told));
        settle();
    }

    @Test
    void the_resident_sees_the_half_hour_and_how_many_stops_lie_before_hers() {
        var purchase = packedPurchase();
        assertThat(stage(purchase)).isEqualTo(Progress.Stage.COMING);

        driven(purchase);

        var progress = in(ERLENGRUND, () -> follow.of(purchase.id())).getFirst();
        assertThat(progress.stage()).isEqualTo(Progress.Stage.ON_THE_WAY);
        assertThat(progress.expected()).isPresent();
        assertThat(progress.stopsBefore())
                .hasValueSatisfying(before -> assertThat(before).isNotNegative());
    }

    @Test
    void what_waits_at_a_pickup_point_is_handed_over_when_she_says_she_has_it() {
        var purchase = ordered(aGuest(), "point", 0, Map.of(selling(kern, 480, 9), 1));
        packed(purchase);
        var tour = driven(purchase);
        var point = tour.bringing(only(purchase).id()).orElseThrow();

        as(courier(), drive.leave(tour.id(), point.key()));
        assertThat(stage(purchase)).isEqualTo(Progress.Stage.WAITING);
        in(ERLENGRUND, () -> follow.fetched(purchase.id()));

        assertThat(ordersOf(purchase)).extracting(Order::state).allMatch(OrderState.HandedOver.class::isInstance);
    }

    @Test
    void at_a_pickup_point_only_what_was_on_board_waits_and_the_rest_comes_another_day() {
        var purchase = ordered(aGuest(), "point", 0, Map.of(selling(kern, 480, 9), 1, selling(rau, 690, 9), 1));
        var orders = ordersOf(purchase);
        packed(orders.getFirst());
        settle();
        var tour = driven(purchase);
        tour.stops().stream().filter(Stop::isLoad).forEach(load -> as(courier(), drive.load(tour.id(), load.key())));
        packed(orders.getLast());
        settle();

        as(
                courier(),
                drive.leave(
                        tour.id(),
                        tour.bringing(only(purchase).id()).orElseThrow().key()));
        in(ERLENGRUND, () -> follow.fetched(purchase.id()));

        assertThat(ordersOf(purchase))
                .filteredOn(order -> order.state() instanceof OrderState.HandedOver)
                .extracting(Order::id)
                .containsExactly(orders.getFirst().id());
        assertThat(deliveriesOf(purchase)).last().satisfies(later -> {
            assertThat(later.day()).isAfter(tour.day());
            assertThat(later.isReady()).isTrue();
            assertThat(later.tour()).isNull();
            assertThat(later.packed())
                    .extracting(Delivery.Parcel::order)
                    .containsExactly(orders.getLast().id());
        });
    }

    @Test
    void a_tour_given_to_a_courier_meanwhile_is_not_deleted_by_planning() {
        var purchase = packedPurchase();
        var read = planned(purchase);
        as(dispatcher(), give.to(read.id(), hansen.account()));

        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> in(ERLENGRUND, () -> tours.remove(read)));
        assertThat(in(ERLENGRUND, () -> tours.get(read.id())).state()).isInstanceOf(TourState.Given.class);
    }

    @Test
    void two_dispatchers_at_one_tour_both_get_what_they_want() {
        var first = packedPurchase();
        var second = packedPurchase();
        var tour = planned(packedPurchase());
        var open = List.of(only(first).id(), only(second).id());
        open.forEach(one -> as(dispatcher(), move.off(tour.id(), "door-" + one)));

        as(
                dispatcher(),
                Flux.fromIterable(open)
                        .flatMap(one -> move.onto(one, tour.id()), 2)
                        .then());

        assertThat(List.of(only(first).tour(), only(second).tour())).containsOnly(tour.id());
    }

    @Test
    void what_cannot_be_put_on_a_tour_is_refused() {
        var planned = packedPurchase();
        var tour = planned(planned);
        var unpacked = ordered(aGuest(), 0, Map.of(selling(kern, 480, 9), 1));

        for (var one : List.of(planned, unpacked)) {
            assertThatExceptionOfType(DispatchRefused.NotToBring.class)
                    .isThrownBy(() -> as(dispatcher(), move.onto(only(one).id(), tour.id())));
        }
    }

    @Test
    void only_dispatchers_plan_and_only_the_courier_of_a_tour_drives_it() {
        var purchase = packedPurchase();
        var day = only(purchase).day();
        var tour = given(purchase);
        var other = Stall.signedIn(ERLENGRUND, AccountId.fresh(), new Grant(Role.COURIER, null));

        assertThatExceptionOfType(NotYours.class).isThrownBy(() -> as(courier(), plan.of(day)));
        assertThatExceptionOfType(NotYours.class).isThrownBy(() -> as(dispatcher(), drive.start(tour.id())));
        assertThatExceptionOfType(DispatchRefused.NoSuchTour.class).isThrownBy(() -> as(other, drive.start(tour.id())));
        assertThatExceptionOfType(DispatchRefused.NotACourier.class)
                .isThrownBy(() -> as(dispatcher(), give.to(tour.id(), lorenz.account())));
    }

    private Purchase packedPurchase() {
        var purchase = ordered(aGuest(), 0, Map.of(selling(kern, 480, 9), 1, selling(rau, 690, 9), 1));
        packed(purchase);
        return purchase;
    }

    /** The tour that brings it, once its day was planned. */
    private Tour planned(Purchase purchase) {
        as(dispatcher(), plan.of(only(purchase).day()));
        return in(ERLENGRUND, () -> tours.get(only(purchase).tour()));
    }

    private Tour given(Purchase purchase) {
        return as(dispatcher(), give.to(planned(purchase).id(), hansen.account()));
    }

    private Tour driven(Purchase purchase) {
        return as(courier(), drive.start(given(purchase).id()));
    }

    private Delivery only(Purchase purchase) {
        return deliveriesOf(purchase).getFirst();
    }

    private Progress.Stage stage(Purchase purchase) {
        return in(ERLENGRUND, () -> follow.of(purchase.id())).getFirst().stage();
    }

    private String door(Purchase purchase) {
        return "door-" + only(purchase).id();
    }

    private Set<OrderId> idsOf(Purchase purchase) {
        return ordersOf(purchase).stream().map(Order::id).collect(Collectors.toSet());
    }

    private static List<String> keys(Tour tour) {
        return tour.stops().stream().map(Stop::key).toList();
    }
}
