package marketplace.checkout;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.AllNews;
import marketplace.billing.Payments;
import marketplace.checkout.BasketRefused.NotAsShown;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.counties.news.Unreached;
import marketplace.delivery.ChangeNetwork;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.Village;
import marketplace.orders.Fulfilment;
import marketplace.orders.Order;
import marketplace.orders.Orders.PointDay;
import marketplace.orders.PayBy;
import marketplace.orders.Recipient;
import marketplace.outbox.Feed;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ordering what is brought. */
class DeliveredCheckOutTest extends MarketTest {
    @Autowired
    Village village;

    @Autowired
    OfferHandOver offer;

    @Autowired
    ChangeNetwork network;

    @Autowired
    Feed feed;

    @Autowired
    Payments payments;

    @BeforeEach
    void served() {
        village.servedDaily(ERLENGRUND, WEIDENBACH.code());
    }

    @Test
    void the_next_three_days_a_pickup_point_and_the_counters_are_offered() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));

        var choices = offered(seen, WEIDENBACH.code());

        assertThat(choices).extracting(HandOverChoice::kind).containsExactly("door", "door", "door", "point", "pickup");
        assertThat(choices.getFirst().fee()).isEqualTo(Money.euro(390));
    }

    @Test
    void in_a_place_without_a_delivery_day_there_are_only_the_counters() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));

        assertThat(offered(seen, PlaceCode.of("nirgendwo")))
                .extracting(HandOverChoice::kind)
                .containsExactly("pickup");
    }

    @Test
    void one_fee_is_shared_among_the_orders_by_net_value_to_the_cent() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 2, selling(rau, 690, 10), 1));
        var door = offered(seen, WEIDENBACH.code()).getFirst();

        var orders = ordersOf(bought(asked(seen, door, PayBy.ON_ACCOUNT)));

        assertThat(orders).extracting(order -> order.contract().fulfilment()).containsOnly(door.fulfilment());
        assertThat(Money.sum(orders.stream()
                        .map(order -> order.contract().deliveryFee())
                        .toList()))
                .isEqualTo(Money.euro(390));
        assertThat(orders)
                .extracting(order -> order.contract().deliveryFee())
                .containsExactlyInAnyOrder(Money.euro(227), Money.euro(163));
        assertThat(Money.sum(orders.stream().map(Order::total).toList())).isEqualTo(Money.euro(1650 + 390));
    }

    @Test
    void the_operators_share_of_the_fee_for_bringing_it_is_frozen_and_goes_with_its_own_fee() {
        decided("{\"delivery_share_basis_points\": 9600, \"application_fee_basis_points\": 400}");
        payable(kern);
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));
        var door = offered(seen, WEIDENBACH.code()).getFirst();

        var purchase = bought(asked(seen, door, PayBy.ONLINE));
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        var order = ordersOf(purchase).getFirst();

        assertThat(order.contract().deliveryShare()).isEqualTo(Money.euro(374));
        assertThat(order.serviceFee()).isEqualTo(Money.euro(35 + 374));
        assertThat(PAYMENTS.charge(order.id()).path("feeFixed").asLong()).isEqualTo(374);
    }

    @Test
    void what_is_brought_is_not_paid_in_cash() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));
        var door = offered(seen, WEIDENBACH.code()).getFirst();

        assertThatExceptionOfType(BasketRefused.CashOnTour.class)
                .isThrownBy(() -> bought(asked(seen, door, PayBy.AT_HAND_OVER)));
    }

    @Test
    void nothing_is_brought_to_another_place_than_the_one_of_the_address() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));
        var door = offered(seen, WEIDENBACH.code()).getFirst();

        assertThatExceptionOfType(BasketRefused.PlaceElsewhere.class)
                .isThrownBy(() -> bought(at("99996", asked(seen, door, PayBy.ON_ACCOUNT))));
    }

    @Test
    void the_county_learns_which_postcode_was_wanted_and_no_more() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));
        var door = offered(seen, WEIDENBACH.code()).getFirst();

        assertThatExceptionOfType(BasketRefused.PlaceElsewhere.class)
                .isThrownBy(() -> bought(at("99995", asked(seen, door, PayBy.ON_ACCOUNT))));

        assertThat(AllNews.of(feed))
                .filteredOn(news -> news.is(Unreached.class))
                .filteredOn(news -> news.data().path("asked").asString("").equals("99995"))
                .singleElement()
                .satisfies(news -> assertThat(news.data().propertyNames())
                        .containsExactlyInAnyOrder("id", "day", "why", "asked", "place"));
    }

    @Test
    void a_place_with_several_postcodes_is_served_in_each_of_them() {
        var operator = signedIn(ERLENGRUND, AccountId.fresh(), new Grant(Role.OPERATOR, null));
        as(
                operator,
                network.postcodes(WEIDENBACH.code(), List.of("99998", "99997")).thenReturn(true));
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));
        var door = offered(seen, WEIDENBACH.code()).getFirst();

        var orders = ordersOf(bought(at("99997", asked(seen, door, PayBy.ON_ACCOUNT))));
        as(
                operator,
                network.postcodes(WEIDENBACH.code(), WEIDENBACH.postcodes()).thenReturn(true));

        assertThat(orders).hasSize(1);
    }

    private static Asked at(String postcode, Asked asked) {
        var recipient =
                new Recipient("Johanna", "Berger", "Am Ring 1", postcode, "Anderswo", "j@example.org", null, null);
        return new Asked(
                asked.owner(),
                asked.basket(),
                asked.version(),
                asked.shown(),
                recipient,
                asked.choices(),
                asked.site());
    }

    @Test
    void a_day_nobody_offered_is_not_sold() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));
        var door = offered(seen, WEIDENBACH.code()).getFirst();
        var yesterday = new HandOverChoice("door-2020-01-02", door.fulfilment(), door.fee(), null, null, null, null);

        assertThatExceptionOfType(NotAsShown.class).isThrownBy(() -> bought(asked(seen, yesterday, PayBy.ON_ACCOUNT)));
    }

    @Test
    void a_pickup_point_that_is_full_on_a_day_is_offered_for_the_next() {
        var point = point(guest);

        fiveBuy(point, 1);

        assertThat(day(point(new Owner(null, UUID.randomUUID()))).day())
                .isAfter(day(point).day());
    }

    @Test
    void a_pickup_point_is_never_overbooked_by_buyers_at_the_same_moment() {
        var point = point(guest);

        fiveBuy(point, 5);

        var day = new PointDay(Village.POINT, day(point).day());
        assertThat(in(ERLENGRUND, () -> orders.pointLoads(day.day())).get(day)).isEqualTo(2);
    }

    /** Five people, so many at once, want to fetch it there; some come too late. */
    private void fiveBuy(HandOverChoice point, int atOnce) {
        var asked = Stream.generate(() -> new Owner(null, UUID.randomUUID()))
                .limit(5)
                .map(owner -> asked(owner, filled(owner, Map.of(selling(kern, 480, 10), 1)), point, PayBy.ON_ACCOUNT))
                .toList();
        in(
                ERLENGRUND,
                () -> Flux.fromIterable(asked)
                        .flatMap(one -> checkOut.with(one).onErrorResume(NotAsShown.class, _ -> Mono.empty()), atOnce)
                        .then());
    }

    private HandOverChoice point(Owner owner) {
        return offered(filled(owner, Map.of(selling(kern, 480, 10), 1)), WEIDENBACH.code()).stream()
                .filter(choice -> choice.kind().equals("point"))
                .findFirst()
                .orElseThrow();
    }

    private List<HandOverChoice> offered(PricedBasket seen, PlaceCode place) {
        return in(ERLENGRUND, () -> offer.to(place, seen.merchants())).choices();
    }

    private static Fulfilment.Delivery day(HandOverChoice choice) {
        return (Fulfilment.Delivery) choice.fulfilment();
    }

    private Asked asked(PricedBasket seen, HandOverChoice way, PayBy payBy) {
        return asked(guest, seen, way, payBy);
    }

    private static Asked asked(Owner owner, PricedBasket seen, HandOverChoice way, PayBy payBy) {
        var choices = new Choices(WEIDENBACH.code(), way.key(), payBy, true, Language.DE);
        return new Asked(
                owner,
                seen.basket().id(),
                seen.basket().version(),
                seen.total().plus(way.fee()),
                JOHANNA,
                choices,
                URI.create("http://localhost:8080"));
    }
}
