package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.checkout.MarketTest;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.Payment;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.shared.MerchantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several merchants, one card: what is confirmed, what the bank asks, what fails, what is released. */
class PayingTest extends MarketTest {
    @Autowired
    private Payments payments;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private RefuseOrder refuse;

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
    void the_service_fee_is_the_rate_frozen_at_sale() {
        var order = of(ofTwo(), kern);

        assertThat(order.contract().serviceFee().value()).isEqualTo(500);
        assertThat(order.serviceFee().minor()).isEqualTo(48);
    }

    private Purchase ofTwo() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 2, selling(rau, 690, 10), 1));
        return bought(asked(guest, seen));
    }

    /** The buyer opens the page, enters a card and comes back. */
    private NextStep entered(Purchase purchase) {
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        in(ERLENGRUND, () -> payments.card(purchase.id(), true));
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
