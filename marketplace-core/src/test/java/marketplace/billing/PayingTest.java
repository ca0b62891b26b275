package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import marketplace.checkout.MarketTest;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.CancelOrder;
import marketplace.orders.HandOver;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.PackOrder;
import marketplace.orders.Payment;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several merchants, one card: what is confirmed, what the bank asks, what fails, what is released. */
class PayingTest extends MarketTest {
    @Autowired
    private CancelOrder cancel;

    @Autowired
    private Payments payments;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private RefuseOrder refuse;

    @Autowired
    private PackOrder pack;

    @Autowired
    private HandOver handOver;

    @Test
    void a_card_entered_once_authorises_every_order() {
        var purchase = ofTwo();

        var next = entered(purchase);
        settle();

        assertThat(next).isInstanceOf(NextStep.Done.class);
        assertThat(ordersOf(purchase)).extracting(Order::state).hasOnlyElementsOfType(OrderState.Secured.class);
    }

    @Test
    void one_order_of_two_may_fail_and_is_paid_with_another_card() {
        var purchase = ofTwo();
        PAYMENTS.decline(rau);

        var failed = entered(purchase);
        settle();
        var first = state(purchase, rau);
        PAYMENTS.accept(rau);
        var again = entered(purchase);
        settle();

        assertThat(failed)
                .isInstanceOfSatisfying(
                        NextStep.EnterCard.class,
                        step -> assertThat(step.failed()).isTrue());
        assertThat(first).isEqualTo(Payment.Status.FAILED);
        assertThat(again).isInstanceOf(NextStep.Done.class);
        assertThat(state(purchase, rau)).isEqualTo(Payment.Status.AUTHORISED);
        assertThat(state(purchase, kern)).isEqualTo(Payment.Status.AUTHORISED);
    }

    @Test
    void the_bank_may_ask_about_one_payment_of_two() {
        var purchase = ofTwo();
        PAYMENTS.ask(kern);

        var asked = entered(purchase);
        PAYMENTS.satisfyBank(of(purchase, kern).id());
        var standing = in(ERLENGRUND, () -> payments.back(purchase.id()));

        assertThat(asked)
                .isInstanceOfSatisfying(
                        NextStep.AskBank.class, step -> assertThat(step.url()).contains("bank"));
        assertThat(standing.confirmed()).isEqualTo(2);
        PAYMENTS.accept(kern);
    }

    @Test
    void a_merchant_who_refuses_releases_her_authorisation_and_no_other() {
        var purchase = ofTwo();
        entered(purchase);
        settle();

        Stall.as(
                Stall.staffOf(ERLENGRUND, rau), refuse.of(rau, of(purchase, rau).id(), Reason.SOLD_OUT));
        Stall.as(
                Stall.staffOf(ERLENGRUND, kern),
                accept.of(kern, of(purchase, kern).id()));
        settle();

        assertThat(state(purchase, rau)).isEqualTo(Payment.Status.RELEASED);
        assertThat(state(purchase, kern)).isEqualTo(Payment.Status.AUTHORISED);
    }

    @Test
    void a_third_card_pays_what_two_could_not() {
        var purchase = ofTwo();
        PAYMENTS.decline(rau);

        entered(purchase);
        entered(purchase);
        PAYMENTS.accept(rau);
        var third = entered(purchase);
        settle();

        assertThat(third).isInstanceOf(NextStep.Done.class);
        assertThat(state(purchase, rau)).isEqualTo(Payment.Status.AUTHORISED);
    }

    /** The hold is still there, but what cannot be taken is not given out. */
    @Test
    void a_capture_that_fails_after_packing_keeps_the_goods_in_the_house_until_it_succeeds() {
        var purchase = ofTwo();
        entered(purchase);
        settle();
        PAYMENTS.refuseCaptures(kern);

        packed(of(purchase, kern));
        settle();
        var failed = state(purchase, kern);
        assertThatExceptionOfType(OrderRefused.class).isThrownBy(() -> handedOver(of(purchase, kern)));
        PAYMENTS.accept(kern);
        pausesAreOver();
        settle();

        assertThat(failed).isEqualTo(Payment.Status.FAILED);
        assertThat(state(purchase, kern)).isEqualTo(Payment.Status.CAPTURED);
        assertThat(handedOver(of(purchase, kern)).state()).isInstanceOf(OrderState.HandedOver.class);
    }

    /** The card was entered for this one charge; nothing of it is left to try again. */
    @Test
    void a_hold_of_one_merchant_that_runs_out_before_it_is_taken_is_had_anew_with_a_card_she_enters() {
        var roast = selling(kern, listing -> listing.weighed(1890, 600));
        var purchase = bought(asked(guest, filled(guest, Map.of(roast, 1))));
        single(purchase);
        settle();
        packed(of(purchase, kern), Map.of(1, Grams.of(600)));
        PAYMENTS.runOut(of(purchase, kern).id());
        settle();
        var lost = of(purchase, kern);

        var asked = NextStep.of(in(ERLENGRUND, () -> payments.begin(purchase.id())));
        var paid = single(purchase);
        pausesAreOver();
        settle();

        assertThat(lost.isToPayAnew()).isTrue();
        assertThat(asked)
                .isInstanceOfSatisfying(
                        NextStep.EnterCard.class,
                        step -> assertThat(step.form()).isPresent());
        assertThat(paid).isInstanceOf(NextStep.Done.class);
        assertThat(of(purchase, kern).payment().captured())
                .isEqualTo(lost.total())
                .isLessThan(lost.most());
    }

    @Test
    void the_service_fee_is_the_rate_frozen_at_sale() {
        var order = of(ofTwo(), kern);

        assertThat(order.contract().serviceFee().value()).isEqualTo(500);
        assertThat(order.serviceFee().minor()).isEqualTo(48);
    }

    private void packed(Order order) {
        packed(order, Map.of());
    }

    private void packed(Order order, Map<Integer, Grams> weights) {
        var staff = Stall.staffOf(ERLENGRUND, order.merchant());
        Stall.as(staff, accept.of(order.merchant(), order.id()));
        Stall.as(staff, pack.of(order.merchant(), order.id(), weights));
    }

    private Order handedOver(Order order) {
        return Stall.as(
                Stall.staffOf(ERLENGRUND, order.merchant()),
                handOver.atTheShop(order.merchant(), order.id(), new HandOver.Proof.Vouched()));
    }

    @Test
    void whoever_comes_back_before_anything_was_begun_is_not_told_that_she_paid() {
        var both = ofTwo();
        var alone = bought(asked(guest, filled(guest, Map.of(selling(kern, 480, 10), 1))));

        for (var purchase : List.of(both, alone)) {
            var next = NextStep.of(in(ERLENGRUND, () -> payments.back(purchase.id())));

            assertThat(next).isInstanceOf(NextStep.EnterCard.class);
        }
    }

    @Test
    void what_is_held_after_its_order_was_called_off_is_let_go() {
        var purchase = bought(asked(guest, filled(guest, Map.of(selling(kern, 480, 10), 1))));
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        var order = ordersOf(purchase).getFirst();
        in(ERLENGRUND, () -> cancel.of(purchase.id(), order.id(), new Holder(null, guest.visit(), null)));
        settle();

        PAYMENTS.satisfyBank(order.id());
        settle();

        assertThat(PAYMENTS.charge(order.id()).path("state").asString()).isEqualTo("RELEASED");
    }

    private Purchase ofTwo() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 2, selling(rau, 690, 10), 1));
        return bought(asked(guest, seen));
    }

    /** The buyer opens the page, enters a card and comes back. */
    private NextStep entered(Purchase purchase) {
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        in(ERLENGRUND, () -> payments.page(purchase.id()));
        PAYMENTS.enterCard(purchase.id());
        return NextStep.of(in(ERLENGRUND, () -> payments.back(purchase.id())));
    }

    /** The same at a purchase of one merchant, where the card is entered on its charge. */
    private NextStep single(Purchase purchase) {
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        PAYMENTS.enterCard(purchase.id());
        return NextStep.of(in(ERLENGRUND, () -> payments.back(purchase.id())));
    }

    private Payment.Status state(Purchase purchase, MerchantId merchant) {
        return of(purchase, merchant).payment().status();
    }

    private Order of(Purchase purchase, MerchantId merchant) {
        return ordersOf(purchase).stream()
                .filter(order -> order.merchant().equals(merchant))
                .findFirst()
                .orElseThrow();
    }
}
