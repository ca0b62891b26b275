package marketplace.orders;

import static marketplace.orders.OrderFixture.lineOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.orders.HandOver.Proof;
import marketplace.orders.Orders.After;
import marketplace.orders.PlacePurchase.Terms;
import marketplace.orders.PlacePurchase.Wanted;
import marketplace.orders.PlacePurchase.WantedOrder;
import marketplace.orders.Purchase.Seen;
import marketplace.outbox.DueRunner;
import marketplace.outbox.Feed;
import marketplace.shared.AccountId;
import marketplace.shared.BasisPoints;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Purchases and orders on a real database. */
class PurchasesTest extends CoreTest {
    @Autowired
    PlacePurchase placePurchase;

    @Autowired
    Purchases purchases;

    @Autowired
    Orders orders;

    @Autowired
    MarkPayment markPayment;

    @Autowired
    AcceptOrder acceptOrder;

    @Autowired
    PackOrder packOrder;

    @Autowired
    HandOver handOver;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    DueRunner due;

    @Autowired
    Feed feed;

    @Autowired
    Clock clock;

    final MerchantId kern = MerchantId.fresh();
    final MerchantId rau = MerchantId.fresh();
    final UUID visit = UUID.randomUUID();
    final Holder guest = new Holder(null, visit, null);

    @Test
    void a_purchase_of_two_merchants_has_two_orders() {
        var purchase = placed(wanted("two", PayBy.ONLINE));

        var found = in(ERLENGRUND, () -> orders.list(purchase.id()));

        assertThat(found).extracting(Order::merchant).containsExactlyInAnyOrder(kern, rau);
        assertThat(found).extracting(order -> order.state().name()).containsOnly("PLACED");
        assertThat(found.stream().map(order -> order.contract().number()).distinct())
                .hasSize(2);
    }

    @Test
    void an_order_is_read_as_it_was_stored() {
        var purchase = placed(wanted("read", PayBy.ONLINE));
        var order = of(purchase, rau);

        in(ERLENGRUND, () -> markPayment.of(order.id(), OrderFixture.authorised(1)));
        as(rau, packing(order, 640));
        var packed = in(ERLENGRUND, () -> orders.get(order.id()));

        assertThat(packed.lines().getFirst().measure()).isInstanceOf(Measure.Weighed.class);
        assertThat(packed.total()).isEqualTo(Money.euro(1210));
        assertThat(packed.payment().authorised()).isEqualTo(Money.euro(1247));
        assertThat(packed.contract()).isEqualTo(order.contract());
    }

    @Test
    void the_same_key_twice_is_one_purchase() {
        var first = placed(wanted("once", PayBy.ONLINE));
        var second = placed(wanted("once", PayBy.ONLINE));

        assertThat(second).isEqualTo(first);
        assertThat(in(ERLENGRUND, () -> orders.list(first.id()))).hasSize(2);
    }

    @Test
    void eight_at_once_with_one_key_are_one_purchase() {
        var made = in(
                ERLENGRUND,
                () -> Flux.range(0, 8)
                        .flatMap(_ -> placePurchase.with(wanted("race", PayBy.ONLINE)), 8)
                        .map(Purchase::id)
                        .collect(Collectors.toSet()));

        assertThat(made).hasSize(1);
        assertThat(in(ERLENGRUND, () -> orders.list(made))).hasSize(2);
    }

    @Test
    void a_total_other_than_the_one_shown_is_refused_and_nothing_is_placed() {
        var wanted = wanted("shown", PayBy.ONLINE, new Declaration.Button(Money.euro(1)));

        assertThatExceptionOfType(OrderRefused.OtherTotal.class).isThrownBy(() -> placed(wanted));
        assertThat(in(ERLENGRUND, () -> purchases.find("shown"))).isNull();
    }

    @Test
    void what_is_promised_is_secured_at_once() {
        var purchase = placed(wanted("promise", PayBy.ON_ACCOUNT));

        assertThat(in(ERLENGRUND, () -> orders.list(purchase.id())))
                .allSatisfy(order -> assertThat(order.payment().status()).isEqualTo(Payment.Status.PROMISED))
                .allSatisfy(order -> assertThat(order.state()).isInstanceOf(OrderState.Secured.class));
    }

    @Test
    void a_purchase_is_seen_by_its_buyer_its_visit_and_the_holder_of_its_pass_alone() {
        var purchase = placed(wanted("seen", PayBy.ONLINE));
        var pass = in(ERLENGRUND, () -> purchases.issuePass(purchase.id()));

        var own = new Seen(purchase, Seen.As.OWN);
        assertThat(in(ERLENGRUND, () -> purchases.get(purchase.id(), guest))).isEqualTo(own);
        assertThat(in(ERLENGRUND, () -> purchases.get(purchase.id(), new Holder(null, null, pass))))
                .isEqualTo(own);
        unseen(purchase, new Holder(AccountId.fresh(), UUID.randomUUID(), new Pass("0".repeat(32))));
        unseen(purchase, new Holder(null, null, null));
        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> in(HOHENFELS, () -> purchases.get(purchase.id(), guest)));
    }

    @Test
    void a_merchant_moves_no_order_but_her_own() {
        var order = secured("own", kern);

        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() ->
                        in(ERLENGRUND, () -> acceptOrder.of(kern, order.id()).contextWrite(staff(rau)::in)));
        assertThatExceptionOfType(OrderRefused.Absent.class).isThrownBy(() -> as(rau, acceptOrder.of(rau, order.id())));
        assertThatExceptionOfType(SignedIn.NotSignedIn.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> acceptOrder.of(kern, order.id())));
    }

    @Test
    void an_order_is_fetched_with_the_pin_of_its_purchase() {
        var purchase = placed(wanted("pin", PayBy.ON_ACCOUNT));
        var order = of(purchase, kern);
        as(kern, acceptOrder.of(kern, order.id()));
        as(kern, packOrder.of(kern, order.id(), Map.of()));
        var wrong = purchase.pin().equals("0000") ? "1111" : "0000";

        assertThatExceptionOfType(OrderRefused.WrongPin.class)
                .isThrownBy(() -> as(kern, handOver.atTheShop(kern, order.id(), new Proof.Pin(wrong))));
        var done = as(kern, handOver.atTheShop(kern, order.id(), new Proof.Pin(purchase.pin())));

        assertThat(done.state()).isInstanceOf(OrderState.HandedOver.class);
        assertThat(done.lines().getFirst().handedOver()).isNotNull();
    }

    @Test
    void ten_wrong_pins_close_the_way_for_good() {
        var purchase = placed(wanted("guessing", PayBy.ON_ACCOUNT));
        var wrong = purchase.pin().equals("0000") ? "1111" : "0000";

        for (var i = 0; i < Purchases.MOST_WRONG_PINS; i++) {
            assertThatExceptionOfType(OrderRefused.WrongPin.class)
                    .isThrownBy(() -> in(ERLENGRUND, () -> purchases.checkPin(purchase.id(), wrong)));
        }

        assertThatExceptionOfType(OrderRefused.TooManyPins.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> purchases.checkPin(purchase.id(), purchase.pin())));
    }

    @Test
    void an_order_nobody_pays_lapses_by_itself() {
        var order = of(placed(wanted("lapse", PayBy.ONLINE, clock.instant().minusSeconds(1))), kern);

        due.runDue().block();

        assertThat(in(ERLENGRUND, () -> orders.get(order.id())).state()).isInstanceOf(OrderState.Lapsed.class);
    }

    @Test
    void a_payment_and_a_lapse_at_the_same_moment_leave_one_outcome() {
        var order = of(placed(wanted("moment", PayBy.ONLINE, clock.instant().minusSeconds(1))), kern);

        Mono.when(due.runDue(), marking(order).contextWrite(Scope.of(ERLENGRUND)::in))
                .block();
        due.runDue().block();
        var state = in(ERLENGRUND, () -> orders.get(order.id())).state().name();

        assertThat(state).isIn("LAPSED", "SECURED");
        assertThat(heard(order)).containsOnlyOnce("orders.order-" + state.toLowerCase());
    }

    @Test
    void every_step_is_heard_once_and_in_order() {
        var order = secured("heard", kern);
        as(kern, acceptOrder.of(kern, order.id()));
        as(kern, acceptOrder.of(kern, order.id()));

        assertThat(heard(order))
                .containsExactly("orders.order-placed", "orders.order-secured", "orders.order-accepted");
    }

    @Test
    void a_buyer_cancels_her_own_order_and_no_other() {
        var purchase = placed(wanted("cancel", PayBy.ONLINE));
        var other = placed(wanted("cancel-other", PayBy.ONLINE));
        var order = of(purchase, kern);

        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> cancelOrder.of(other.id(), order.id(), guest)));
        var cancelled = in(ERLENGRUND, () -> cancelOrder.of(purchase.id(), order.id(), guest));

        assertThat(cancelled.state()).isInstanceOf(OrderState.Cancelled.class);
    }

    @Test
    void a_merchants_desk_lists_her_orders_page_by_page() {
        secured("desk-1", kern);
        secured("desk-2", kern);
        var first = in(ERLENGRUND, () -> orders.list(kern, new Orders.Page(List.of("SECURED"), After.NOTHING, 1)));
        var last = first.getFirst();

        var after = new After(last.contract().placedAt(), last.id().value());
        var rest = in(ERLENGRUND, () -> orders.list(kern, new Orders.Page(List.of("SECURED"), after, 10)));

        assertThat(first).hasSize(1);
        assertThat(rest).hasSize(1).doesNotContain(last);
    }

    private Wanted wanted(String key, PayBy payBy) {
        return wanted(key, payBy, new Declaration.Button(Money.euro(1517)));
    }

    private Wanted wanted(String key, PayBy payBy, Declaration declaration) {
        return wanted(key, payBy, declaration, clock.instant().plus(Duration.ofMinutes(15)));
    }

    private Wanted wanted(String key, PayBy payBy, Instant until) {
        return wanted(key, payBy, new Declaration.Button(Money.euro(1517)), until);
    }

    private Wanted wanted(String key, PayBy payBy, Declaration declaration, Instant until) {
        var recipient = new Recipient(
                "Johanna", "Berger", "Lindenweg 7", "99998", "Weidenbach", "johanna@example.org", null, null);
        var terms = new Terms(
                "de",
                WEIDENBACH.code(),
                new Fulfilment.Pickup(),
                payBy,
                new BasisPoints(500),
                new BasisPoints(9_600),
                true);
        var rolls = lineOf(1, new Measure.Pieces(1, Money.euro(270)), Money.ZERO, OrderFixture.REDUCED);
        var roast = lineOf(
                1,
                new Measure.ToWeigh(1, Grams.of(600), Grams.of(660), Money.euro(1890)),
                Money.ZERO,
                OrderFixture.REDUCED);
        return new Wanted(
                key,
                PurchaseId.fresh(),
                new Buyer.Guest(visit),
                recipient,
                declaration,
                terms,
                List.of(order(kern, "Bäckerei Kern", rolls), order(rau, "Metzgerei Rau", roast)),
                until.truncatedTo(ChronoUnit.MICROS));
    }

    private static WantedOrder order(MerchantId merchant, String name, OrderLine line) {
        var texts = List.of(new TextVersion("terms", "de", 1, "ab".repeat(32)));
        return new WantedOrder(OrderId.fresh(), new Contract.Seller(merchant, name), List.of(line), Money.ZERO, texts);
    }

    private Purchase placed(Wanted wanted) {
        var made = in(ERLENGRUND, () -> placePurchase.with(wanted));
        return in(ERLENGRUND, () -> purchases.get(made.id()));
    }

    private Order of(Purchase purchase, MerchantId merchant) {
        return in(ERLENGRUND, () -> orders.list(purchase.id())).stream()
                .filter(order -> order.merchant().equals(merchant))
                .findFirst()
                .orElseThrow();
    }

    private Order secured(String key, MerchantId merchant) {
        var order = of(placed(wanted(key, PayBy.ONLINE)), merchant);
        return in(ERLENGRUND, () -> marking(order));
    }

    private Mono<Order> marking(Order order) {
        return Mono.defer(() -> markPayment.of(order.id(), OrderFixture.authorised(1)));
    }

    private Mono<Order> packing(Order order, long grams) {
        return acceptOrder.of(rau, order.id()).then(packOrder.of(rau, order.id(), OrderFixture.weights(grams)));
    }

    private <T> T as(MerchantId merchant, Mono<T> step) {
        return in(ERLENGRUND, () -> step.contextWrite(staff(merchant)::in));
    }

    private static SignedIn staff(MerchantId merchant) {
        var grants = Set.of(new Grant(Role.MERCHANT_STAFF, merchant));
        return new SignedIn(ERLENGRUND, AccountId.fresh(), "Anna Kern", grants, Set.of(), null);
    }

    private void unseen(Purchase purchase, Holder holder) {
        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> purchases.get(purchase.id(), holder)));
    }

    private List<String> heard(Order order) {
        return AllNews.of(feed).stream()
                .filter(news -> news.subject().equals(order.id().toString()))
                .map(news -> news.type())
                .toList();
    }
}
